using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("set-options-handler", typeof(SetOptionsHandler))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Registers a MiniportSetOptions that has nothing to set. Legal: MiniportSetOptions: optional; SUCCESS.
/// </summary>
public sealed class SetOptionsHandler : OddDriver
{
    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.SetOptionsHandler = (ndisDriverHandle, driverContext) => NDIS_STATUS_SUCCESS;
        return characteristics;
    }
}
