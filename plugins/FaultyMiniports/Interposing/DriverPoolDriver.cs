using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>A wrong driver whose pool belongs to the driver instead of the adapter, which is legal.</summary>
public abstract class DriverPoolDriver : FaultyMiniport
{
    private NDIS_HANDLE _pool;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        NDIS_STATUS status = base.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_DEFAULT,
                    NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                    NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
                fAllocateNetBuffer = true,
                PoolTag = Adapter.Tag,
            };
            _pool = Inner.NdisAllocateNetBufferListPool(ndisMiniportDriverHandle, ref parameters);
        }

        return status;
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        if (_pool != null)
        {
            Inner.NdisFreeNetBufferListPool(_pool);
        }

        Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
    }

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters) => _pool;

    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
    }
}
