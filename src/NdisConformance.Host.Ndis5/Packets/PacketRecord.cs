using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>What the host knows of a packet; its bytes lie in simulated memory at <see cref="Offset"/>.</summary>
internal struct PacketRecord : ILedgerRecord
{
    public uint Number;

    public uint Offset;

    public uint Bytes;

    /// <summary>True if a protocol made it.</summary>
    public bool IsProtocol;

    /// <summary>The pool that it came from; null for one of a protocol.</summary>
    public PacketPool? Pool;

    public PacketPhase Phase;

    /// <summary>Slot of its mapping, one more; 0 if it has none.</summary>
    public int Mapping;

    /// <summary>Where its scatter/gather list lies; 0 if it has none.</summary>
    public uint ListOffset;

    /// <summary>Slot of the MDL of the copy that is mapped instead of its data, one more; 0 for none.</summary>
    public int CopyMdl;

    /// <summary>Number of the frame that it carries, if it is sent.</summary>
    public uint Frame;

    /// <summary>Slot of the first MDL of its chain, if a protocol made it; -1 otherwise.</summary>
    public int FirstMdl;

    public long Acquired;

    public readonly TraceObject Id => new(ObjectKind.Packet, Number);

    public readonly bool IsResource => Number != 0 && !IsProtocol;

    public readonly LedgerEntry Entry => new(Acquired, Id);
}
