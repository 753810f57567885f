using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>A registered miniport driver: NDIS's own copy of its characteristics.</summary>
internal sealed class MiniportDriver(
    HostDuties duties, uint number, NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics, NDIS_HANDLE context)
    : HostObject(ObjectKind.Driver, number)
{
    private readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS _characteristics = characteristics;

    public ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics
        => ref duties.CharacteristicsInUse(in _characteristics);

    public NDIS_HANDLE Context { get; } = context;

    /// <summary>The registered version as major * 256 + minor, comparable.</summary>
    public int Version => (_characteristics.MajorNdisVersion << 8) | _characteristics.MinorNdisVersion;
}
