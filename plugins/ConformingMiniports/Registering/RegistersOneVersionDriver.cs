using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Is a driver of NDIS 6.89 and nothing else. An older host refuses it, and DriverEntry says so.</summary>
public sealed class RegistersOneVersionDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
            NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3);
        characteristics.MinorNdisVersion = 89;
        return characteristics;
    }
}
