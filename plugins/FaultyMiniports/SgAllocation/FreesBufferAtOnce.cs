using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-011-frees-buffer-at-once", typeof(FreesBufferAtOnce))]
[assembly: FaultyMiniport("sgdma-alloc-011-frees-buffer-at-once", "SGDMA-ALLOC-011")]

namespace FaultyMiniports;

/// <summary>
/// Frees the buffer that it gave as soon as the request was accepted, and takes another one for the next list.
/// </summary>
public sealed class FreesBufferAtOnce : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisFreeMemory(request.Buffer, 0, 0);
            request.Slot.ListBuffer = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, request.BufferSize, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        }

        return status;
    }
}
