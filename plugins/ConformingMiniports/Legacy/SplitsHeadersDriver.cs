using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Describes a frame by two buffers, its header and the rest, and chains both anew each time. They still point to each
/// other then, which the macros put right.
/// </summary>
public sealed class SplitsHeadersDriver() : LegacyVariant(isDeserialized: true)
{
    private const uint HeaderBytes = 14;

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path : ReceivePath
    {
        private readonly Adapter _adapter;
        private readonly Dictionary<ReceiveBuffer, MDL> _headers = [];
        private NDIS_HANDLE _headerPool;

        public Path(Adapter adapter)
            : base(adapter)
            => _adapter = adapter;

        protected override bool CreatePools()
        {
            _adapter.Ndis.NdisAllocateBufferPool(out NDIS_STATUS status, out NDIS_HANDLE pool, BufferCount);
            if (status != NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            _headerPool = pool;
            return base.CreatePools();
        }

        protected override void DestroyPools()
        {
            base.DestroyPools();
            if (_headerPool != null)
            {
                _adapter.Ndis.NdisFreeBufferPool(_headerPool);
            }
        }

        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            _adapter.Ndis.NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET packet, _packetPool);
            if (status != NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            buffer.Packet = packet;
            packet.MiniportReserved.Set(0, buffer.Context);
            _adapter.Ndis.NdisAllocateBuffer(
                out status, out MDL header, _headerPool, buffer.VirtualAddress, HeaderBytes);
            if (status != NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            _headers[buffer] = header;
            _adapter.Ndis.NdisAllocateBuffer(
                out status,
                out MDL data,
                _bufferPool,
                buffer.VirtualAddress + HeaderBytes,
                Adapter.MaximumFrameBytes - HeaderBytes);
            if (status != NDIS_STATUS_SUCCESS)
            {
                return false;
            }

            buffer.Buffer = data;
            return true;
        }

        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            if (buffer.Packet != null)
            {
                NdisReinitializePacket(buffer.Packet);
                _adapter.Ndis.NdisFreePacket(buffer.Packet);
            }

            if (_headers.TryGetValue(buffer, out MDL header))
            {
                _adapter.Ndis.NdisFreeBuffer(header);
            }

            if (buffer.Buffer != null)
            {
                NdisAdjustBufferLength(buffer.Buffer, Adapter.MaximumFrameBytes - HeaderBytes);
                _adapter.Ndis.NdisFreeBuffer(buffer.Buffer);
            }
        }

        protected override void Indicate(uint count, uint lent)
        {
            for (uint i = 0; i < count; i++)
            {
                DescribeInTwo(_batch[i], i < lent ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
                _packets[i] = _batch[i].Packet;
            }

            _adapter.Ndis.NdisMIndicateReceivePacket(_adapter.Handle, _packets.AsSpan(0, (int)count));
            for (uint i = lent; i < count; i++)
            {
                Recycle(_batch[i]);
            }
        }

        private void DescribeInTwo(ReceiveBuffer buffer, NDIS_STATUS status)
        {
            NDIS_PACKET packet = buffer.Packet;
            NdisReinitializePacket(packet);
            NdisAdjustBufferLength(buffer.Buffer, buffer.ReceivedBytes - HeaderBytes);
            NdisChainBufferAtBack(packet, _headers[buffer]);
            NdisChainBufferAtBack(packet, buffer.Buffer);
            NDIS_SET_PACKET_HEADER_SIZE(packet, HeaderBytes);
            NDIS_SET_PACKET_STATUS(packet, status);
        }
    }
}
