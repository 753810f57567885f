using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>The shared memory, the pools, the packets and the buffers of receives.</content>
internal sealed partial class ReceivePath
{
    /// <summary>Buffers in all: more than the ring holds, so that NDIS can keep some for a while.</summary>
    private const uint BufferCount = 24;

    /// <summary>
    /// The ProtocolReserved of a received packet is for the protocols: four pointers
    /// (PROTOCOL_RESERVED_SIZE_IN_PACKET).
    /// </summary>
    private const uint ProtocolReservedBytes = 4 * 8;

    private readonly ReceiveBuffer?[] _buffers = new ReceiveBuffer?[BufferCount];
    private SharedBlock? _data;
    private ReceiveRing? _ring;
    private NDIS_HANDLE _packetPool;
    private NDIS_HANDLE _bufferPool;

    /// <summary>
    /// Allocates the resources of receives and fills the ring. On failure <see cref="Release"/> undoes it.
    /// </summary>
    public NDIS_STATUS Initialize()
    {
        adapter.Ndis.NdisInitializeEvent(_allReturned);
        uint count = Math.Min(RingCount, adapter.Nic.ReceiveRingLimit);
        if (SharedBlock.Allocate(adapter, count * ReceiveRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = new ReceiveRing(ringBlock, count);
        _data = SharedBlock.Allocate(adapter, BufferCount * Adapter.FrameStride);
        if (_data is null || !CreatePools())
        {
            return NDIS_STATUS_RESOURCES;
        }

        for (uint i = 0; i < BufferCount; i++)
        {
            uint offset = i * Adapter.FrameStride;
            ReceiveBuffer buffer = new ReceiveBuffer(_data.VirtualAddress + offset, _data.PhysicalAddress + offset);
            buffer.Context = adapter.Ndis.Pin(buffer);
            _buffers[i] = buffer;
            if (!CreateObjects(buffer))
            {
                return NDIS_STATUS_RESOURCES;
            }
        }

        adapter.AcquireLock();
        for (uint i = 0; i < BufferCount; i++)
        {
            _spare[_spareCount++] = _buffers[i]!;
        }

        FillRing();
        adapter.ReleaseLock();
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>
    /// Frees what <see cref="Initialize"/> allocated, however far it came, once NDIS has returned every packet. The NIC
    /// is stopped.
    /// </summary>
    public void Release()
    {
        WaitUntilReturned();
        for (uint i = BufferCount; i-- > 0;)
        {
            if (_buffers[i] is { } buffer)
            {
                DestroyObjects(buffer);
                adapter.Ndis.Unpin(buffer.Context);
                _buffers[i] = null;
            }
        }

        DestroyPools();
        _data?.Free();
        _ring?.Block.Free();
    }

    /// <summary>
    /// Waits for the packets that protocols hold. Without a pause nothing has waited for them before, and freeing their
    /// memory now would free it under the feet of a protocol. PASSIVE_LEVEL, without a limit.
    /// </summary>
    private void WaitUntilReturned()
    {
        adapter.AcquireLock();
        _isWaiting = _outstanding > 0;
        bool mustWait = _isWaiting;
        adapter.ReleaseLock();
        if (mustWait)
        {
            adapter.Ndis.NdisWaitEvent(_allReturned, 0);
        }
    }

    /// <summary>The allocation functions of NDIS 5 return their status by an out parameter.</summary>
    private bool CreatePools()
    {
        adapter.Ndis.NdisAllocatePacketPool(
            out NDIS_STATUS status, out NDIS_HANDLE packetPool, BufferCount, ProtocolReservedBytes);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return false;
        }

        _packetPool = packetPool;
        adapter.Ndis.NdisAllocateBufferPool(out status, out NDIS_HANDLE bufferPool, BufferCount);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return false;
        }

        _bufferPool = bufferPool;
        return true;
    }

    /// <summary>Frees the pools that there are. Their packets and buffers are freed.</summary>
    private void DestroyPools()
    {
        if (_bufferPool != null)
        {
            adapter.Ndis.NdisFreeBufferPool(_bufferPool);
        }

        if (_packetPool != null)
        {
            adapter.Ndis.NdisFreePacketPool(_packetPool);
        }
    }

    /// <summary>
    /// Creates the packet and the buffer of a receive buffer. False on a shortage; DestroyObjects frees what there is.
    /// </summary>
    private bool CreateObjects(ReceiveBuffer buffer)
    {
        adapter.Ndis.NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET packet, _packetPool);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return false;
        }

        buffer.Packet = packet;
        packet.MiniportReserved.Set(0, buffer.Context);
        adapter.Ndis.NdisAllocateBuffer(
            out status, out MDL ndisBuffer, _bufferPool, buffer.VirtualAddress, Adapter.MaximumFrameBytes);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return false;
        }

        buffer.Buffer = ndisBuffer;
        NdisChainBufferAtBack(packet, ndisBuffer);
        return true;
    }

    /// <summary>A packet must have no buffers when it is freed, and no spin lock may be held.</summary>
    private void DestroyObjects(ReceiveBuffer buffer)
    {
        if (buffer.Packet != null)
        {
            NdisUnchainBufferAtFront(buffer.Packet, out _);
            adapter.Ndis.NdisFreePacket(buffer.Packet);
        }

        if (buffer.Buffer != null)
        {
            // A buffer is freed with the length that it was made with.
            NdisAdjustBufferLength(buffer.Buffer, Adapter.MaximumFrameBytes);
            adapter.Ndis.NdisFreeBuffer(buffer.Buffer);
        }
    }
}
