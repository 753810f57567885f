using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>An object behind an NDIS_HANDLE.</summary>
internal abstract class HostObject(ObjectKind kind, uint number)
{
    public TraceObject Id { get; } = new(kind, number);

    public NDIS_HANDLE Handle => HandleTable.ToHandle(Id.Kind, Id.Number);

    /// <summary>True once the object was given back; its number is never used again.</summary>
    public bool IsReleased { get; set; }
}
