using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-005-drops-first-frame", typeof(DropsFirstFrame))]
[assembly: FaultyMiniport("send-005-drops-first-frame", "SEND-005")]

namespace FaultyMiniports;

/// <summary>Drops the first frame of each call and completes it with SUCCESS.</summary>
public sealed class DropsFirstFrame : ListFollower
{
    private NET_BUFFER _first;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            _first = lists.FirstNetBuffer;
            send(context, lists, port, flags);
        };
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        if (request.NetBuffer != _first)
        {
            return base.Ask(request);
        }

        request.Slot.Status = NDIS_STATUS_SUCCESS;
        request.Slot.State = TransmitSlotState.Failed;
        Adapter.Transmit.Service();
        return NDIS_STATUS_SUCCESS;
    }
}
