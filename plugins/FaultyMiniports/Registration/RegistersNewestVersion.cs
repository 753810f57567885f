using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("reg-015-registers-newest-version", typeof(RegistersNewestVersion))]
[assembly: FaultyMiniport("reg-015-registers-newest-version", "REG-015")]

namespace FaultyMiniports;

/// <summary>Registers as a driver of NDIS 6.89, however old the host is.</summary>
public sealed class RegistersNewestVersion : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        characteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
            NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3);
        characteristics.MinorNdisVersion = 89;
    }
}
