using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-020-completes-partly-mapped", typeof(CompletesPartlyMapped))]
[assembly: FaultyMiniport("sgdma-alloc-020-completes-partly-mapped", "SGDMA-ALLOC-020")]

namespace FaultyMiniports;

/// <summary>
/// Gives a list up where the request for one of its frames is refused, and completes it whatever the NIC does with
/// the frames before.
/// </summary>
public sealed class CompletesPartlyMapped : ListFollower
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
        if (request.NetBuffer.Next == null)
        {
            Complete(list);
        }

        Adapter.Transmit.Service();
        return NDIS_STATUS_SUCCESS;
    }

    private void Complete(NET_BUFFER_LIST list)
    {
        _givenUp.Remove(list);
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
