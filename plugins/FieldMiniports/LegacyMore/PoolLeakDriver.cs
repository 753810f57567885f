using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-pool-leak", typeof(PoolLeakDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Keeps the handle of its packet pool only once there is a buffer pool as well: if the second allocation fails,
/// the first pool is never freed. Violates MiniportInitialize: a failure releases all that was allocated.
/// </summary>
public sealed class PoolLeakDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override bool CreatePools()
        {
            adapter.Ndis.NdisAllocatePacketPool(
                out NDIS_STATUS status, out NDIS_HANDLE packetPool, BufferCount, ProtocolReservedBytes);
            if (status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            adapter.Ndis.NdisAllocateBufferPool(out status, out NDIS_HANDLE bufferPool, BufferCount);
            if (status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            (_packetPool, _bufferPool) = (packetPool, bufferPool);
            return true;
        }
    }
}
