using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-015-pends-idle-pause", typeof(PendsIdlePause))]
[assembly: FaultyMiniport("life-015-pends-idle-pause", "LIFE-015")]

namespace FaultyMiniports;

/// <summary>
/// Returns PENDING from MiniportPause with nothing outstanding, and waits for a completion that never comes.
/// </summary>
public sealed class PendsIdlePause : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _ = pause(context, ref parameters);
            return NDIS_STATUS_PENDING;
        };
    }
}
