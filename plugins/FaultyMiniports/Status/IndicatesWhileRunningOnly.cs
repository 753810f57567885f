using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-040-indicates-while-running-only", typeof(IndicatesWhileRunningOnly))]
[assembly: FaultyMiniport("life-040-indicates-while-running-only", "LIFE-040")]

namespace FaultyMiniports;

/// <summary>Takes a paused adapter for one that indicates no status.</summary>
public sealed class IndicatesWhileRunningOnly : FaultyMiniport
{
    private bool _isRunning;

    /// <inheritdoc/>
    public override void NdisMIndicateStatusEx(
        NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        if (_isRunning)
        {
            Inner.NdisMIndicateStatusEx(miniportAdapterHandle, ref statusIndication);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _isRunning = true;
            return restart(context, ref parameters);
        };
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _isRunning = false;
            return pause(context, ref parameters);
        };
    }
}
