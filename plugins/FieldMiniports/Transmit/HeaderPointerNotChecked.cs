using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("header-pointer-not-checked", typeof(HeaderPointerNotChecked))]

namespace FieldMiniports;

/// <summary>
/// Copying driver: it asks NdisGetDataBuffer for the 54 bytes of an Ethernet, IP and TCP header to count TCP
/// frames, and does not look whether there are so many: for a shorter frame it reads through NULL.
/// </summary>
public sealed class HeaderPointerNotChecked : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private const uint HeaderBytes = 14 + 20 + 20;
        private const uint ProtocolOffset = 14 + 9;
        private const byte Tcp = 6;

        private PVOID _storage;

        public uint TcpFrames { get; private set; }

        public override NDIS_STATUS Initialize()
        {
            NDIS_STATUS status = base.Initialize();
            if (status != NDIS_STATUS_SUCCESS)
            {
                return status;
            }

            _storage = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, HeaderBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            return _storage == null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
        }

        public override void Release()
        {
            if (_storage != null)
            {
                Ndis.NdisFreeMemory(_storage, 0, 0);
            }

            base.Release();
        }

        protected override bool CopyFrame(NET_BUFFER frame, PVOID copy)
        {
            PVOID header = Ndis.NdisGetDataBuffer(frame, HeaderBytes, _storage, 1, 0);
            TcpFrames += header.Read<byte>(ProtocolOffset) == Tcp ? 1u : 0u;
            return base.CopyFrame(frame, copy);
        }
    }
}
