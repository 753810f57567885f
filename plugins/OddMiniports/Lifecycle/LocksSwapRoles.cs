using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("locks-swap-roles", typeof(LocksSwapRoles))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Has two locks that are made anew at each restart, and takes them in the other order each time. Legal: a lock that
/// was freed and allocated again is another lock.
/// </summary>
public sealed class LocksSwapRoles : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private readonly NDIS_SPIN_LOCK _one = new();
        private readonly NDIS_SPIN_LOCK _other = new();
        private bool _isSwapped;

        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            Ndis.NdisAllocateSpinLock(_one);
            Ndis.NdisAllocateSpinLock(_other);
            Take(_isSwapped ? _other : _one, _isSwapped ? _one : _other);
            Ndis.NdisFreeSpinLock(_one);
            Ndis.NdisFreeSpinLock(_other);
            _isSwapped = !_isSwapped;
            return base.Restart();
        }

        private void Take(NDIS_SPIN_LOCK outer, NDIS_SPIN_LOCK inner)
        {
            Ndis.NdisAcquireSpinLock(outer);
            Ndis.NdisAcquireSpinLock(inner);
            Ndis.NdisReleaseSpinLock(inner);
            Ndis.NdisReleaseSpinLock(outer);
        }
    }
}
