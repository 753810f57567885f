using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-021-lacks-pnp-event-notify", typeof(LacksPnPEventNotify), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-021-lacks-pnp-event-notify", "NDIS5-021")]

namespace FaultyMiniports;

/// <summary>Registers as NDIS 5.1 without PnPEventNotifyHandler, which NDIS 5.1 demands.</summary>
public sealed class LacksPnPEventNotify : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
        => characteristics.PnPEventNotifyHandler = null;
}
