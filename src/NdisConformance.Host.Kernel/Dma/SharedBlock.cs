using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>A block of shared memory.</summary>
internal struct SharedBlock : ILedgerRecord
{
    public uint Number;

    public uint Offset;

    public uint Length;

    public bool IsCached;

    /// <summary>Where the device sees it.</summary>
    public ulong LogicalAddress;

    /// <summary>What the driver was told, which a wrong host may have got wrong.</summary>
    public ulong ReportedAddress;

    public long Acquired;

    public readonly TraceObject Id => new(ObjectKind.SharedMemory, Number);

    public readonly bool IsResource => Number != 0;

    public readonly LedgerEntry Entry => new(Acquired, Id);
}
