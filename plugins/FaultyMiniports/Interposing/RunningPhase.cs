using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>Knows whether the adapter runs: from its MiniportRestart on, up to its MiniportPause.</summary>
public sealed class RunningPhase
{
    /// <summary>True between the two.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>True from a MiniportPause to the next MiniportRestart, and so not before the first pause.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Runs when MiniportPause returned, with its status.</summary>
    public Action<NDIS_STATUS>? AfterPause { get; init; }

    /// <summary>Runs before MiniportRestart.</summary>
    public Action? BeforeRestart { get; init; }

    /// <summary>Runs when MiniportRestart returned.</summary>
    public Action? AfterRestart { get; init; }

    /// <summary>Looks at the two handlers of these characteristics, before they do anything.</summary>
    public void Follow(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            IsRunning = false;
            IsPaused = true;
            NDIS_STATUS status = pause(context, ref parameters);
            AfterPause?.Invoke(status);
            return status;
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            IsRunning = true;
            IsPaused = false;
            BeforeRestart?.Invoke();
            NDIS_STATUS status = restart(context, ref parameters);
            AfterRestart?.Invoke();
            return status;
        };
    }
}
