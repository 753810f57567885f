using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-015-keeps-sends-over-pause", typeof(KeepsSendsOverPause))]
[assembly: FaultyMiniport("send-015-keeps-sends-over-pause", "SEND-015", AlsoFires = "SGDMA-ALLOC-024")]

namespace FaultyMiniports;

/// <summary>Keeps sends that come while it is paused until it is restarted.</summary>
public sealed class KeepsSendsOverPause : FaultyMiniport
{
    private readonly List<(NDIS_HANDLE Context, NET_BUFFER_LIST Lists, uint Port)> _kept = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        RunningPhase phase = new()
        {
            AfterRestart = () =>
            {
                _kept.ForEach(kept => send(kept.Context, kept.Lists, kept.Port, 0));
                _kept.Clear();
            },
        };
        phase.Follow(ref characteristics);
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            if (phase.IsPaused)
            {
                _kept.Add((context, lists, port));
            }
            else
            {
                send(context, lists, port, flags);
            }
        };
    }
}
