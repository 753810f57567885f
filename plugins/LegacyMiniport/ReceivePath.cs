using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <summary>
/// Receives. The NIC writes each frame into one buffer of shared memory; the buffer is indicated in place and goes back
/// to the NIC when NDIS returns its packet. When few buffers are left, NDIS has to copy instead.
/// </summary>
internal sealed partial class ReceivePath(Adapter adapter)
{
    private const uint RingCount = 16;
    private const uint LowWater = 4;

    private readonly ReceiveBuffer[] _spare = new ReceiveBuffer[BufferCount];
    private readonly ReceiveBuffer[] _batch = new ReceiveBuffer[RingCount];
    private readonly NDIS_PACKET[] _packets = new NDIS_PACKET[RingCount];
    private readonly NDIS_EVENT _allReturned = new();
    private uint _spareCount;
    private uint _outstanding;
    private bool _isProcessing;
    private bool _isWaiting;

    /// <summary>The ring, once there is one.</summary>
    public ReceiveRing Ring => _ring!;

    /// <summary>
    /// Indicates the frames that have arrived. DISPATCH_LEVEL. One processor at a time does it: it looks at the ring
    /// again before it ends, so that another one may leave at once.
    /// </summary>
    public void Process()
    {
        adapter.AcquireLock();
        if (!_isProcessing)
        {
            _isProcessing = true;
            while (Collect(out uint lent) is > 0 and var count)
            {
                adapter.ReleaseLock();
                Indicate(count, lent);
                adapter.AcquireLock();
            }

            _isProcessing = false;
        }

        adapter.ReleaseLock();
    }

    /// <summary>
    /// MiniportReturnPacket: one packet a call, in any order, at any time, also from inside the indication. At most
    /// DISPATCH_LEVEL.
    /// </summary>
    public void Return(NDIS_PACKET packet) => Recycle(adapter.Ndis.Get<ReceiveBuffer>(packet.MiniportReserved[0]));

    /// <summary>Fills the ring anew for a NIC that was reset. Called with the lock held.</summary>
    public void Rearm()
    {
        while (Ring.Armed > 0)
        {
            _spare[_spareCount++] = Ring.TakeHead();
        }

        Ring.Restart();
        FillRing();
    }

    /// <summary>
    /// Takes what the NIC is done with into the batch, and says how many frames that is. The first ones can be lent to
    /// NDIS until so few buffers are left that the others have to stay. Called with the lock held.
    /// </summary>
    private uint Collect(out uint lent)
    {
        uint count = 0;
        while (count < RingCount && Ring.TakeDone(out bool isGood) is { } buffer)
        {
            if (isGood)
            {
                _batch[count++] = buffer;
            }
            else
            {
                _spare[_spareCount++] = buffer;
            }
        }

        FillRing();
        uint left = Ring.Armed + _spareCount;
        uint kept = left < LowWater ? Math.Min(count, LowWater - left) : 0;
        lent = count - kept;
        _outstanding += count;
        return count;
    }

    /// <summary>
    /// Indicates the batch. A packet with RESOURCES, and every packet behind it in the array, is the driver's again
    /// when the call returns. What happens to the others depends on NDIS_ATTRIBUTE_DESERIALIZE.
    /// </summary>
    private void Indicate(uint count, uint lent)
    {
        for (uint i = 0; i < count; i++)
        {
            Describe(_batch[i], i < lent ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
            _packets[i] = _batch[i].Packet;
        }

        adapter.Ndis.NdisMIndicateReceivePacket(adapter.Handle, _packets.AsSpan(0, (int)count));
        for (uint i = 0; i < count; i++)
        {
            if (i >= lent || IsReleased(_packets[i]))
            {
                Recycle(_batch[i]);
            }
        }
    }

    /// <summary>
    /// True if a packet that was lent to NDIS is the driver's again already. A serialized driver reads the Status that
    /// NDIS left: PENDING means that MiniportReturnPacket follows. A deserialized driver gets every lent packet through
    /// MiniportReturnPacket, perhaps before the indication has returned. The packet may describe another frame by then,
    /// so its Status must not be read; what the driver needs is in lent.
    /// </summary>
    private bool IsReleased(NDIS_PACKET packet)
        => !adapter.IsDeserialized && NDIS_GET_PACKET_STATUS(packet) != NDIS_STATUS_PENDING;

    /// <summary>
    /// Makes the packet of a buffer describe the frame in it. Chaining the buffer again also makes NDIS forget the
    /// length of the last frame, which it keeps in the packet.
    /// </summary>
    private static void Describe(ReceiveBuffer buffer, NDIS_STATUS status)
    {
        NdisReinitializePacket(buffer.Packet);
        NdisAdjustBufferLength(buffer.Buffer, buffer.ReceivedBytes);
        NdisChainBufferAtBack(buffer.Packet, buffer.Buffer);
        NDIS_SET_PACKET_HEADER_SIZE(buffer.Packet, ReceiveBuffer.HeaderBytes);
        NDIS_SET_PACKET_STATUS(buffer.Packet, status);
    }

    /// <summary>Gives a buffer back to the NIC. At most DISPATCH_LEVEL.</summary>
    private void Recycle(ReceiveBuffer buffer)
    {
        adapter.AcquireLock();
        _spare[_spareCount++] = buffer;
        FillRing();
        _outstanding--;
        bool isLast = _isWaiting && _outstanding == 0;
        adapter.ReleaseLock();

        // The last return ends the wait of MiniportHalt: nothing of the adapter may be used afterwards.
        if (isLast)
        {
            adapter.Ndis.NdisSetEvent(_allReturned);
        }
    }

    private void FillRing()
    {
        while (_spareCount > 0 && Ring.Armed < Ring.Count)
        {
            Ring.Arm(_spare[--_spareCount]);
        }
    }
}
