using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-pools-of-the-driver", typeof(PoolsOfTheDriverDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Has one packet pool and one buffer pool for all its adapters: the first MiniportInitialize allocates them, and
/// MiniportUnload frees them. Legal: MiniportHalt frees what was allocated for its NIC, and the pools belong to none.
/// </summary>
public sealed class PoolsOfTheDriverDriver : OddDriver
{
    private NDIS_HANDLE _packetPool;
    private NDIS_HANDLE _bufferPool;

    /// <inheritdoc/>
    protected override EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(this, adapter);

    private sealed class OwnEntryPoints(PoolsOfTheDriverDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override void Unload(DRIVER_OBJECT driverObject)
        {
            if (driver._bufferPool != null)
            {
                ndis.NdisFreeBufferPool(driver._bufferPool);
                driver._bufferPool = null;
            }

            if (driver._packetPool != null)
            {
                ndis.NdisFreePacketPool(driver._packetPool);
                driver._packetPool = null;
            }
        }
    }

    private sealed class OwnReceivePath(PoolsOfTheDriverDriver driver, Adapter adapter) : ReceivePath(adapter)
    {
        private const uint MostAdapters = 8;

        protected override bool CreatePools()
        {
            if (driver._packetPool == null)
            {
                adapter.Ndis.NdisAllocatePacketPoolEx(
                    out NDIS_STATUS status,
                    out NDIS_HANDLE pool,
                    BufferCount,
                    BufferCount * (MostAdapters - 1),
                    ProtocolReservedBytes);
                driver._packetPool = status == NDIS_STATUS_SUCCESS ? pool : null;
            }

            if (driver._bufferPool == null)
            {
                adapter.Ndis.NdisAllocateBufferPool(
                    out NDIS_STATUS status, out NDIS_HANDLE pool, BufferCount * MostAdapters);
                driver._bufferPool = status == NDIS_STATUS_SUCCESS ? pool : null;
            }

            (_packetPool, _bufferPool) = (driver._packetPool, driver._bufferPool);
            return _packetPool != null && _bufferPool != null;
        }

        protected override void DestroyPools()
        {
        }
    }
}
