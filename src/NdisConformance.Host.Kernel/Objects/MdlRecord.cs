using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>What the host knows of an MDL; its bytes lie in simulated memory at <see cref="Offset"/>.</summary>
internal struct MdlRecord : ILedgerRecord
{
    public uint Number;

    public uint Offset;

    /// <summary>True if a protocol made it for a send.</summary>
    public bool IsProtocol;

    /// <summary>True if it came with a NET_BUFFER of a pool with DataSize: not to be freed on its own.</summary>
    public bool IsPreallocated;

    /// <summary>True once MmGetSystemAddressForMdlSafe gave its address: that does not fail again.</summary>
    public bool IsMapped;

    /// <summary>Slot of the next MDL of the same chain that a protocol made, or -1.</summary>
    public int NextMdl;

    /// <summary>Start of the block that the host allocated for what it describes, or 0.</summary>
    public uint DataBlock;

    /// <summary>Where the memory that it describes starts, and how many bytes it describes.</summary>
    public uint DataOffset;

    public uint DataLength;

    /// <summary>Generation of the block of that memory, for it may be freed first.</summary>
    public uint DataGeneration;

    public long Acquired;

    public readonly TraceObject Id => new(ObjectKind.Mdl, Number);

    public readonly bool IsResource => Number != 0 && !IsProtocol;

    public readonly LedgerEntry Entry => new(Acquired, Id, IsPart: IsPreallocated);
}
