using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-021-rejects-first-send", typeof(RejectsFirstSend))]
[assembly: FaultyMiniport("life-021-rejects-first-send", "LIFE-021")]

namespace FaultyMiniports;

/// <summary>Completes the first send after each restart as if it were still paused.</summary>
public sealed class RejectsFirstSend : AdapterFollower
{
    private bool _isFirst;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _isFirst = true;
            return restart(context, ref parameters);
        };
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            if (_isFirst)
            {
                Reject(lists);
            }
            else
            {
                send(context, lists, port, flags);
            }

            _isFirst = false;
        };
    }

    private void Reject(NET_BUFFER_LIST lists)
    {
        for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
        {
            list.Status = NDIS_STATUS.NDIS_STATUS_PAUSED;
        }

        Inner.NdisMSendNetBufferListsComplete(Adapter.Handle, lists, 0);
    }
}
