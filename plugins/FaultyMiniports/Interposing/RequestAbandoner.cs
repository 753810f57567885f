using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver that does not wait for callbacks: it completes the send, and frees the list that comes too late.
/// </summary>
public abstract class RequestAbandoner : ListFollower
{
    private readonly List<ListRequest> _pending = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        // A context of its own: the slot may be with another send when the callback comes.
        _pending.Add(request);
        NDIS_STATUS status = MapAside(
            request.DmaHandle, request.NetBuffer, request.Flags, list => OnLateList(request, list));
        if (status != NDIS_STATUS_SUCCESS)
        {
            _pending.Remove(request);
        }

        return status;
    }

    /// <summary>Completes every send whose callback has not come. DISPATCH_LEVEL.</summary>
    protected void AbandonPending()
    {
        foreach (ListRequest request in _pending)
        {
            request.Slot.Status = NDIS_STATUS_SEND_ABORTED;
            request.Slot.State = TransmitSlotState.Failed;
        }

        _pending.Clear();
        Adapter.Transmit.Service();
    }

    private void OnLateList(ListRequest request, SCATTER_GATHER_LIST list)
    {
        request.List = list;
        if (_pending.Remove(request))
        {
            OnList(request);
        }
        else
        {
            GiveBack(request);
        }
    }
}
