using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>A spin lock that the driver initialized.</summary>
internal struct LockRecord
{
    public uint Number;

    public long Acquired;

    public readonly TraceObject Id => new(ObjectKind.Lock, Number);
}
