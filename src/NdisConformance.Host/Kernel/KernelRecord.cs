using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>A block of NdisAllocateMemoryWithTagPriority, or a mapped register window.</summary>
internal struct KernelRecord
{
    public ObjectKind Kind;

    public uint Number;

    public uint Offset;

    public uint Length;

    public long Acquired;

    public readonly TraceObject Id => new(Kind, Number);
}
