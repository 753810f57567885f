using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-011-gives-buffer-on-before-free", typeof(GivesBufferOnBeforeFree))]
[assembly: FaultyMiniport("sgdma-free-011-gives-buffer-on-before-free", "SGDMA-FREE-011")]

namespace FaultyMiniports;

/// <summary>Has one list buffer: who waits for it gets it before the list of the frame that had it is freed.</summary>
public sealed class GivesBufferOnBeforeFree : ListFollower
{
    private readonly Queue<ListRequest> _waiting = new();
    private ListRequest? _holder;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        if (_holder is not null)
        {
            _waiting.Enqueue(request);
            return NDIS_STATUS_SUCCESS;
        }

        _holder = request;
        NDIS_STATUS status = AskWithTheBuffer(request);
        _holder = status == NDIS_STATUS_SUCCESS ? _holder : null;
        return status;
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        _holder = null;
        if (_waiting.TryDequeue(out ListRequest? next) && Ask(next) != NDIS_STATUS_SUCCESS)
        {
            next.Slot.Status = NDIS_STATUS_RESOURCES;
            next.Slot.State = TransmitSlotState.Failed;
        }

        base.GiveBack(request);
    }

    private NDIS_STATUS AskWithTheBuffer(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle,
            request.NetBuffer,
            request.Context,
            request.Flags,
            Slots[0].ListBuffer,
            request.BufferSize);
}
