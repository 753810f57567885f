using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("shutdown-takes-lock", typeof(ShutdownTakesLock))]

namespace FieldMiniports;

/// <summary>
/// MiniportShutdownEx takes a spin lock, which a bug check does not allow.
/// </summary>
public sealed class ShutdownTakesLock : FieldDriver
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

        public override void Shutdown()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            base.Shutdown();
            Ndis.NdisReleaseSpinLock(_lock);
        }

        protected override void Release()
        {
            base.Release();
            Ndis.NdisFreeSpinLock(_lock);
        }
    }
}
