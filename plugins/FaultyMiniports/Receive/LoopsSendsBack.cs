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
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            if (_phase.IsRunning)
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
