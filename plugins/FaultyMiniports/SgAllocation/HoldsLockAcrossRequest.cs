using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-017-holds-lock-across-request", typeof(HoldsLockAcrossRequest))]
[assembly: FaultyMiniport("sgdma-alloc-017-holds-lock-across-request", "SGDMA-ALLOC-017")]

namespace FaultyMiniports;

/// <summary>Holds a lock while it asks for a list, and takes it again in the callback.</summary>
public sealed class HoldsLockAcrossRequest : LockHolder
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        Inner.NdisDprAcquireSpinLock(Lock);
        NDIS_STATUS status = base.Ask(request);
        Inner.NdisDprReleaseSpinLock(Lock);
        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        Inner.NdisDprAcquireSpinLock(Lock);
        Inner.NdisDprReleaseSpinLock(Lock);
        base.OnList(request);
    }
}
