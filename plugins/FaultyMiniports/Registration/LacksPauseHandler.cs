using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-005-lacks-pause-handler", typeof(LacksPauseHandler))]
[assembly: FaultyMiniport("reg-005-lacks-pause-handler", "REG-005")]

namespace FaultyMiniports;

/// <summary>Registers without MiniportPause.</summary>
public sealed class LacksPauseHandler : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.PauseHandler = null;
}
