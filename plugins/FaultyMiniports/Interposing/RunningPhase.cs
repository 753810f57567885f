using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>Knows whether the adapter runs: from its MiniportRestart on, up to its MiniportPause.</summary>
public sealed class RunningPhase
{
    /// <summary>True between the two.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Looks at the two handlers of these characteristics, before they do anything.</summary>
    public void Follow(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            IsRunning = false;
            return pause(context, ref parameters);
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            IsRunning = true;
            return restart(context, ref parameters);
        };
    }
}
