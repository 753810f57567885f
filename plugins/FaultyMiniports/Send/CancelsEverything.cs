using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("send-016-cancels-everything", typeof(CancelsEverything))]
[assembly: FaultyMiniport("send-016-cancels-everything", "SEND-016")]

namespace FaultyMiniports;

/// <summary>Cancels all sends that wait, whatever their cancel ID.</summary>
public sealed class CancelsEverything : FaultyMiniport
{
    private readonly List<PVOID> _identifiers = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        MINIPORT_CANCEL_SEND cancel = characteristics.CancelSendHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                PVOID identifier = list.NetBufferListInfo[(int)NetBufferListCancelId];
                if (!_identifiers.Contains(identifier))
                {
                    _identifiers.Add(identifier);
                }
            }

            send(context, lists, port, flags);
        };
        characteristics.CancelSendHandler = (context, cancelId) =>
        {
            foreach (PVOID identifier in _identifiers)
            {
                cancel(context, identifier);
            }
        };
    }
}
