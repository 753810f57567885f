using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>What the host knows of a NET_BUFFER; its bytes lie in simulated memory at <see cref="Offset"/>.</summary>
internal struct NbRecord : ILedgerRecord
{
    public uint Number;

    public uint Offset;

    /// <summary>True if a protocol made it for a send.</summary>
    public bool IsProtocol;

    /// <summary>Slot of the list that it was preallocated with or sent in, or -1.</summary>
    public int Nbl;

    /// <summary>Slot of the next NET_BUFFER of the same send, or -1.</summary>
    public int NextNb;

    /// <summary>The pool of the driver that it came from, where it is not a list's own.</summary>
    public NbPool? Pool;

    /// <summary>Slot of the first MDL that was made together with it, or -1.</summary>
    public int FirstMdl;

    /// <summary>The head of its MDL chain when its members were last seen to agree.</summary>
    public uint KnownChain;

    /// <summary>Live mappings and pending mapping requests.</summary>
    public int Mappings;

    /// <summary>A send: how its data lies in memory.</summary>
    public FrameShape? Shape;

    /// <summary>A send: the number that its frame carries on the wire.</summary>
    public uint Frame;

    public long Acquired;

    public readonly TraceObject Id => new(ObjectKind.Nb, Number);

    public readonly bool IsResource => Number != 0 && !IsProtocol;

    public readonly LedgerEntry Entry => new(Acquired, Id, IsPart: Pool is null);
}
