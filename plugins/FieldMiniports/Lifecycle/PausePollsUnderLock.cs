using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-polls-under-lock", typeof(PausePollsUnderLock))]

namespace FieldMiniports;

/// <summary>
/// A pause that has to wait sleeps while it holds a spin lock.
/// </summary>
public sealed class PausePollsUnderLock : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private readonly NDIS_SPIN_LOCK _lock = new();

        public override NDIS_STATUS Initialize(NDIS_RESOURCE_LIST? resources)
        {
            Ndis.NdisAllocateSpinLock(_lock);
            return base.Initialize(resources);
        }

        public override NDIS_STATUS Pause()
        {
            AbandonSendsIfGone();
            Ndis.NdisAcquireSpinLock(_lock);
            NDIS_STATUS status = Gate.Close() ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
            if (status == NDIS_STATUS_PENDING)
            {
                Ndis.NdisMSleep(10);
            }

            Ndis.NdisReleaseSpinLock(_lock);
            return status;
        }

        protected override void Release()
        {
            base.Release();
            Ndis.NdisFreeSpinLock(_lock);
        }
    }
}
