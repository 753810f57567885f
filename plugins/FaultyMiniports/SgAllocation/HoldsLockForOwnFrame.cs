using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-017-holds-lock-for-own-frame", typeof(HoldsLockForOwnFrame))]
[assembly: FaultyMiniport("sgdma-alloc-017-holds-lock-for-own-frame", "SGDMA-ALLOC-017")]

namespace FaultyMiniports;

/// <summary>Maps a frame for its NIC to write with the lock held that its callback takes.</summary>
public sealed class HoldsLockForOwnFrame : OwnFrameDriver
{
    private readonly NDIS_SPIN_LOCK _lock = new();

    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle)
    {
        NET_BUFFER netBuffer = Frame?.NetBuffer ?? default;
        Inner.NdisAllocateSpinLock(_lock);
        Inner.NdisAcquireSpinLock(_lock);
        MapFrame(dmaHandle, 0, list => Free(dmaHandle, list, netBuffer));
        Inner.NdisReleaseSpinLock(_lock);
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisFreeSpinLock(_lock);
        base.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    private void Free(NDIS_HANDLE dmaHandle, SCATTER_GATHER_LIST list, NET_BUFFER netBuffer)
    {
        Inner.NdisDprAcquireSpinLock(_lock);
        Inner.NdisMFreeNetBufferSGList(dmaHandle, list, netBuffer);
        Inner.NdisDprReleaseSpinLock(_lock);
    }
}
