using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-as-wdm", typeof(RegistersAsWdm))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Registers as a WDM driver, with a version of its own. Legal: NDIS_MINIPORT_DRIVER_CHARACTERISTICS: Flags may hold
/// NDIS_WDM_DRIVER.
/// </summary>
public sealed class RegistersAsWdm : OddDriver
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
