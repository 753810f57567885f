using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("unload-without-adapter-leaks", typeof(UnloadWithoutAdapterLeaks))]

namespace FieldMiniports;

/// <summary>
/// DriverEntry allocates a NET_BUFFER_LIST pool for all adapters, and the last adapter frees it: a driver that is
/// unloaded without ever having had an adapter leaves the pool behind.
/// </summary>
public sealed class UnloadWithoutAdapterLeaks : FieldDriver
{
    private readonly NDIS_SPIN_LOCK _lock = new();
    private NDIS_HANDLE _pool;
    private uint _users;

    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter, this);

    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        NDIS_STATUS status = base.DriverEntry(ndis, driverObject, registryPath);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        ndis.NdisAllocateSpinLock(_lock);
        _pool = AllocatePool();
        if (_pool == null)
        {
            ndis.NdisFreeSpinLock(_lock);
            ndis.NdisMDeregisterMiniportDriver(_driverHandle);
            return NDIS_STATUS_RESOURCES;
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        _ndis.NdisFreeSpinLock(_lock);
        base.Unload(driverObject);
    }

    private NDIS_HANDLE AllocatePool()
    {
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
            ProtocolId = NDIS_PROTOCOL_ID_DEFAULT,
            fAllocateNetBuffer = true,
            PoolTag = Adapter.Tag,
        };
        return _ndis.NdisAllocateNetBufferListPool(_driverHandle, ref parameters);
    }

    private NDIS_HANDLE TakePool()
    {
        _ndis.NdisAcquireSpinLock(_lock);
        _pool = _pool == null ? AllocatePool() : _pool;
        NDIS_HANDLE pool = _pool;
        _users += pool == null ? 0u : 1u;
        _ndis.NdisReleaseSpinLock(_lock);
        return pool;
    }

    private void GivePool()
    {
        _ndis.NdisAcquireSpinLock(_lock);
        _users--;
        if (_users == 0)
        {
            _ndis.NdisFreeNetBufferListPool(_pool);
            _pool = null;
        }

        _ndis.NdisReleaseSpinLock(_lock);
    }

    private sealed class Part(Adapter adapter, UnloadWithoutAdapterLeaks driver) : ReceivePath(adapter)
    {
        protected override bool CreatePool()
        {
            _pool = driver.TakePool();
            return _pool != null;
        }

        protected override void FreePool()
        {
            if (_pool != null)
            {
                driver.GivePool();
            }
        }
    }
}
