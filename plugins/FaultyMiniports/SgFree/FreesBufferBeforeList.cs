using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-011-frees-buffer-before-list", typeof(FreesBufferBeforeList))]
[assembly: FaultyMiniport(
    "sgdma-free-011-frees-buffer-before-list",
    "SGDMA-FREE-011",
    AlsoFires = "SGDMA-ALLOC-011, SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Has a list buffer for each request, and frees it before it frees the list.</summary>
public sealed class FreesBufferBeforeList : ListFollower
{
    private readonly Dictionary<ListRequest, PVOID> _buffers = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        PVOID buffer = Inner.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, request.BufferSize, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (buffer == null)
        {
            return base.Ask(request);
        }

        _buffers.Add(request, buffer);
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle, request.NetBuffer, request.Context, request.Flags, buffer, request.BufferSize);
        if (status != NDIS_STATUS_SUCCESS)
        {
            FreeBuffer(request);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        FreeBuffer(request);
        base.GiveBack(request);
    }

    private void FreeBuffer(ListRequest request)
    {
        if (_buffers.Remove(request, out PVOID buffer))
        {
            Inner.NdisFreeMemory(buffer, 0, 0);
        }
    }
}
