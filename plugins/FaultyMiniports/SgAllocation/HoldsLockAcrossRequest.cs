using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-017-holds-lock-across-request", typeof(HoldsLockAcrossRequest))]
[assembly: FaultyMiniport("sgdma-alloc-017-holds-lock-across-request", "SGDMA-ALLOC-017")]

namespace FaultyMiniports;

/// <summary>Holds a lock while it asks for a list, and takes it again in the callback.</summary>
public sealed class HoldsLockAcrossRequest : ListFollower
{
    private readonly NDIS_SPIN_LOCK _lock = new();

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = base.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisAllocateSpinLock(_lock);
        }

        return status;
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisFreeSpinLock(_lock);
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        Inner.NdisDprAcquireSpinLock(_lock);
        NDIS_STATUS status = base.Ask(request);
        Inner.NdisDprReleaseSpinLock(_lock);
        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        Inner.NdisDprAcquireSpinLock(_lock);
        Inner.NdisDprReleaseSpinLock(_lock);
        base.OnList(request);
    }
}
