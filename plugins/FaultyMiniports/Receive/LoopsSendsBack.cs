using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-024-loops-sends-back", typeof(LoopsSendsBack))]
[assembly: FaultyMiniport("recv-024-loops-sends-back", "RECV-024")]

namespace FaultyMiniports;

/// <summary>Indicates the lists that it is given to send.</summary>
public sealed class LoopsSendsBack : AdapterFollower
{
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
            return restart(context, ref parameters);
        };
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            if (!_isPaused)
            {
                LoopBack(lists, port);
            }

            send(context, lists, port, flags);
        };
    }

    private void LoopBack(NET_BUFFER_LIST lists, uint port)
    {
        uint count = 0;
        for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
        {
            count++;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            Adapter.Handle, lists, port, count, NDIS_RECEIVE_FLAGS_RESOURCES);
    }
}
