using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-015-keeps-sends-over-pause", typeof(KeepsSendsOverPause))]
[assembly: FaultyMiniport("send-015-keeps-sends-over-pause", "SEND-015", AlsoFires = "SGDMA-ALLOC-024")]

namespace FaultyMiniports;

/// <summary>Keeps sends that come while it is paused until it is restarted.</summary>
public sealed class KeepsSendsOverPause : FaultyMiniport
{
    private readonly List<(NDIS_HANDLE Context, NET_BUFFER_LIST Lists, uint Port, uint Flags)> _kept = [];
    private bool _isPaused;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _isPaused = true;
            return pause(context, ref parameters);
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _isPaused = false;
            NDIS_STATUS status = restart(context, ref parameters);
            foreach ((NDIS_HANDLE Context, NET_BUFFER_LIST Lists, uint Port, uint Flags) kept in _kept)
            {
                send(kept.Context, kept.Lists, kept.Port, 0);
            }

            _kept.Clear();
            return status;
        };
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            if (_isPaused)
            {
                _kept.Add((context, lists, port, flags));
            }
            else
            {
                send(context, lists, port, flags);
            }
        };
    }
}
