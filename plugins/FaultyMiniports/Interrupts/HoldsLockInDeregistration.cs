using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("int-012-holds-lock-in-deregistration", typeof(HoldsLockInDeregistration))]
[assembly: FaultyMiniport("int-012-holds-lock-in-deregistration", "INT-012")]

namespace FaultyMiniports;

/// <summary>Deregisters its interrupt with the lock held that its DPC takes, so that no DPC finds half of it.</summary>
public sealed class HoldsLockInDeregistration : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new LockingAdapter(ndis, adapterHandle, version);

    private sealed class LockingAdapter : Adapter
    {
        private readonly NDIS_SPIN_LOCK _lock = new();

        public LockingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            : base(ndis, adapterHandle, version)
            => ndis.NdisAllocateSpinLock(_lock);

        /// <inheritdoc/>
        protected override void DeregisterInterrupt()
        {
            // The deregistration wants PASSIVE_LEVEL.
            Ndis.NdisAcquireSpinLock(_lock);
            Ndis.NDIS_LOWER_IRQL(NDIS.PASSIVE_LEVEL);
            base.DeregisterInterrupt();
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out _);
            Ndis.NdisReleaseSpinLock(_lock);
        }

        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            Ndis.NdisDprAcquireSpinLock(_lock);
            bool isHere = !IsGone;
            Ndis.NdisDprReleaseSpinLock(_lock);
            if (isHere)
            {
                base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            }
        }
    }
}
