using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>
/// A driver that pins a context for each request for shared memory and unpins it when the request is completed. That
/// much is right.
/// </summary>
public abstract class ContextPerRequest : GrowingMiniport
{
    private MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE? _complete;

    /// <summary>The contexts of requests that are outstanding.</summary>
    protected List<PVOID> Contexts { get; } = [];

    /// <inheritdoc/>
    public sealed override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _complete = dmaDescription.SharedMemAllocateCompleteHandler;
        dmaDescription.SharedMemAllocateCompleteHandler = OnComplete;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    public sealed override NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
        NDIS_HANDLE miniportDmaHandle, uint length, bool cached, PVOID context)
    {
        PVOID own = Inner.Pin(new Request(context));
        Contexts.Add(own);
        NDIS_STATUS status = Inner.NdisMAllocateSharedMemoryAsyncEx(miniportDmaHandle, length, cached, own);
        if (status != NDIS_STATUS.NDIS_STATUS_PENDING)
        {
            OnRefused(own);
        }

        return status;
    }

    /// <summary>The request was refused: its context is of no use any more.</summary>
    protected virtual void OnRefused(PVOID context)
    {
        Contexts.Remove(context);
        Inner.Unpin(context);
    }

    private void OnComplete(
        NDIS_HANDLE miniportAdapterContext,
        PVOID virtualAddress,
        in PHYSICAL_ADDRESS physicalAddress,
        uint length,
        PVOID context)
    {
        Request request = Inner.Get<Request>(context);
        Contexts.Remove(context);
        Inner.Unpin(context);
        _complete!(miniportAdapterContext, virtualAddress, in physicalAddress, length, request.Context);
    }

    private sealed record Request(PVOID Context);
}
