using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("wdm-driver", typeof(WdmDriver))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Registers as a WDM driver, with a version of its own. Legal: NDIS_MINIPORT_DRIVER_CHARACTERISTICS: Flags may hold
/// NDIS_WDM_DRIVER.
/// </summary>
public sealed class WdmDriver : OddDriver
{
    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.Flags = NdisConformance.Contract.NDIS.NDIS_WDM_DRIVER;
        characteristics.MinorDriverVersion = 7;
        return characteristics;
    }
}
