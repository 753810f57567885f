using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-008-drops-lists-while-pausing", typeof(DropsListsWhilePausing))]
[assembly: FaultyMiniport("sgdma-cb-008-drops-lists-while-pausing", "SGDMA-CB-008")]

namespace FaultyMiniports;

/// <summary>Drops the lists that arrive once it has begun to pause.</summary>
public sealed class DropsListsWhilePausing : ListFollower
{
    private bool _isPausing;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _isPausing = true;
            return pause(context, ref parameters);
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _isPausing = false;
            return restart(context, ref parameters);
        };
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        if (!_isPausing)
        {
            base.OnList(request);
        }
    }
}
