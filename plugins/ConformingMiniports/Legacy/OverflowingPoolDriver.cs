using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>Makes its packet pool with NdisAllocatePacketPoolEx, and half of its packets are overflow.</summary>
public sealed class OverflowingPoolDriver() : LegacyVariant(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint Overflow = BufferCount / 2;

        private INdis5 Ndis { get; } = adapter.Ndis;

        protected override bool CreatePools()
        {
            Ndis.NdisAllocatePacketPoolEx(
                out NDIS_STATUS status,
                out NDIS_HANDLE packetPool,
                BufferCount - Overflow,
                Overflow,
                ProtocolReservedBytes);
            if (status != NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            _packetPool = packetPool;
            Ndis.NdisAllocateBufferPool(out status, out NDIS_HANDLE bufferPool, BufferCount);
            if (status == NDIS_STATUS_SUCCESS)
            {
                _bufferPool = bufferPool;
            }

            return status == NDIS_STATUS_SUCCESS;
        }
    }
}
