using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver that gives a list up where the request for one of its frames is refused, and completes it at a moment
/// of its own choice.
/// </summary>
public abstract class ListAbandoner : ListFollower
{
    private readonly List<NET_BUFFER_LIST> _givenUp = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NET_BUFFER_LIST list = request.NetBufferList;
        bool isGivenUp = _givenUp.Contains(list);
        if (!isGivenUp && base.Ask(request) == NDIS_STATUS_SUCCESS)
        {
            return NDIS_STATUS_SUCCESS;
        }

        if (!isGivenUp)
        {
            _givenUp.Add(list);
        }

        request.Slot.Status = NDIS_STATUS_RESOURCES;
        request.Slot.State = TransmitSlotState.Failed;
        OnGivenUp(request);
        Adapter.Transmit.Service();
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>A frame will not be sent. DISPATCH_LEVEL.</summary>
    protected abstract void OnGivenUp(ListRequest request);

    /// <summary>Completes a list, if it was given up and is not completed yet. DISPATCH_LEVEL, no lock held.</summary>
    protected void Complete(NET_BUFFER_LIST list)
    {
        if (!_givenUp.Remove(list))
        {
            return;
        }

        foreach (TransmitSlot slot in Slots.Where(slot => slot.NetBufferList == list))
        {
            slot.NetBufferList = null;
        }

        list.Status = NDIS_STATUS_RESOURCES;
        Inner.NdisMSendNetBufferListsComplete(
            Adapter.Handle, list, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        Adapter.Gate.Leave(1);
    }
}
