using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>A block of NdisAllocateMemoryWithTagPriority, or a mapped register window.</summary>
internal struct KernelRecord : ILedgerRecord
{
    public ObjectKind Kind;

    public uint Number;

    public uint Offset;

    public uint Length;

    public long Acquired;

    public readonly TraceObject Id => new(Kind, Number);

    public readonly bool IsResource => Number != 0;

    public readonly LedgerEntry Entry => new(Acquired, Id);
}
