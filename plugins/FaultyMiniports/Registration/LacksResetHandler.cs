using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-006-lacks-reset-handler", typeof(LacksResetHandler))]
[assembly: FaultyMiniport("reg-006-lacks-reset-handler", "REG-006")]

namespace FaultyMiniports;

/// <summary>Registers MiniportCheckForHangEx without MiniportResetEx.</summary>
public sealed class LacksResetHandler : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.CheckForHangHandlerEx = context => false;
}
