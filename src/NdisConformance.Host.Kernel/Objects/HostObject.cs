using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>An object behind an NDIS_HANDLE.</summary>
internal abstract class HostObject(ObjectKind kind, uint number)
{
    public TraceObject Id { get; } = new(kind, number);

    public NDIS_HANDLE Handle => HandleTable.ToHandle(Id.Kind, Id.Number);

    /// <summary>True once the object was freed; its number is never used again.</summary>
    public bool IsReleased { get; set; }

    /// <summary>Sequence of the event that acquired it, for the ledger.</summary>
    public long Acquired { get; set; }
}
