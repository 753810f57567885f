using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_PER_PACKET_INFO;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <summary>
/// Sends, up to the doorbell. NDIS has mapped each packet before MiniportSendPackets and unmaps it on completion: the
/// driver asks for no list, waits for no callback and frees nothing.
/// </summary>
internal sealed partial class TransmitPath(Adapter adapter)
{
    private const uint MinimumFrameBytes = 60;

    private PacketQueue _waiting;
    private uint _oldest;
    private uint _next;
    private bool _hasRefused;

    /// <summary>The ring, once there is one.</summary>
    public TransmitRing Ring => _ring!;

    /// <summary>
    /// MiniportSendPackets. At most DISPATCH_LEVEL. The packets are separate frames, to be sent in the order of the
    /// array. With scatter/gather DMA NDIS maps and gives one at a time. What happens to the Status of each depends on
    /// NDIS_ATTRIBUTE_DESERIALIZE.
    /// </summary>
    public void SendPackets(ReadOnlySpan<NDIS_PACKET> packets)
    {
        if (adapter.IsDeserialized)
        {
            Enqueue(packets);
        }
        else
        {
            PostOrRefuse(packets);
        }
    }

    /// <summary>
    /// MiniportCancelSendPackets. At most DISPATCH_LEVEL. Aborts the packets that wait; those in the ring are sent. The
    /// identifier is in the per-packet information. A serialized driver has no queue, and nothing to cancel.
    /// </summary>
    public void Cancel(PVOID cancelId)
    {
        PacketQueue kept = default;
        PacketQueue cancelled = default;
        adapter.AcquireLock();
        while (_waiting.Count > 0)
        {
            NDIS_PACKET packet = _waiting.RemoveHead();
            if (NDIS_PER_PACKET_INFO_FROM_PACKET(packet, PacketCancelId) == cancelId)
            {
                cancelled.Append(packet, NDIS_STATUS_REQUEST_ABORTED);
            }
            else
            {
                kept.Append(packet);
            }
        }

        _waiting = kept;
        adapter.ReleaseLock();
        Complete(ref cancelled);
    }

    /// <summary>
    /// Deserialized: every packet is accepted and completed by NdisMSendComplete, and NDIS does not look at its Status.
    /// What the ring cannot take now waits in the driver's own queue.
    /// </summary>
    private void Enqueue(ReadOnlySpan<NDIS_PACKET> packets)
    {
        PacketQueue refused = default;
        adapter.AcquireLock();
        foreach (NDIS_PACKET packet in packets)
        {
            _waiting.Append(packet);
        }

        PostWaiting(ref refused);
        adapter.ReleaseLock();
        Complete(ref refused);
    }

    /// <summary>Posts from the queue while there is room. Called with the lock held.</summary>
    private void PostWaiting(ref PacketQueue refused)
    {
        bool isPosted = false;
        while (_waiting.Count > 0)
        {
            NDIS_STATUS status = TryPost(_waiting.Head);
            if (status == NDIS_STATUS_RESOURCES)
            {
                break;
            }

            NDIS_PACKET packet = _waiting.RemoveHead();
            if (status == NDIS_STATUS_PENDING)
            {
                isPosted = true;
            }
            else
            {
                refused.Append(packet, status);
            }
        }

        if (isPosted)
        {
            adapter.Nic.RingTransmitDoorbell();
        }
    }

    /// <summary>
    /// Serialized: NDIS reads the Status of every packet on return. PENDING: NdisMSendComplete follows. Any other
    /// status gives the packet back at once. RESOURCES gives this packet and all behind it back to the queue of NDIS,
    /// which sends them again after the next NdisMSendComplete or NdisMSendResourcesAvailable.
    /// </summary>
    private void PostOrRefuse(ReadOnlySpan<NDIS_PACKET> packets)
    {
        bool isPosted = false;
        bool isFull = false;
        adapter.AcquireLock();
        foreach (NDIS_PACKET packet in packets)
        {
            // What is behind a refused packet is refused, too: the order is kept.
            NDIS_STATUS status = isFull ? NDIS_STATUS_RESOURCES : TryPost(packet);
            NDIS_SET_PACKET_STATUS(packet, status);
            isFull = status == NDIS_STATUS_RESOURCES;
            isPosted |= status is NDIS_STATUS_PENDING or NDIS_STATUS_SUCCESS;
        }

        _hasRefused |= isFull;
        if (isPosted)
        {
            adapter.Nic.RingTransmitDoorbell();
        }

        adapter.ReleaseLock();
    }

    /// <summary>
    /// Gives a packet to the NIC. PENDING: the ring has it. SUCCESS: the ring has a copy, and a serialized driver gives
    /// the packet back at once. RESOURCES: there is no room now. FAILURE: it cannot be sent. Called with the lock held.
    /// </summary>
    private NDIS_STATUS TryPost(NDIS_PACKET packet)
    {
        NdisQueryPacket(packet, out _, out MDL firstBuffer, out uint length);
        if (adapter.IsStopped || length == 0 || length > Adapter.MaximumFrameBytes)
        {
            return NDIS_STATUS_FAILURE;
        }

        // NDIS made the list before it called the driver. It covers the packet from its first byte to its last.
        SCATTER_GATHER_LIST list =
            (SCATTER_GATHER_LIST)NDIS_PER_PACKET_INFO_FROM_PACKET(packet, ScatterGatherListPacketInfo);
        bool isCopied = length < MinimumFrameBytes || list.NumberOfElements > _maximumElements;
        uint descriptors = isCopied ? 1 : list.NumberOfElements;
        if (_next - _oldest >= SlotCount || !Ring.HasRoomFor(descriptors))
        {
            return NDIS_STATUS_RESOURCES;
        }

        TransmitSlot slot = Slot(_next);
        if (!isCopied)
        {
            AddElements(list);
        }
        else if (!TryAddCopy(slot, firstBuffer, length))
        {
            return NDIS_STATUS_FAILURE;
        }

        bool isGivenBack = isCopied && !adapter.IsDeserialized;
        slot.Packet = isGivenBack ? null : packet;
        slot.Descriptors = descriptors;
        slot.LastDescriptor = Ring.Commit();
        _next++;
        return isGivenBack ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
    }

    private void AddElements(SCATTER_GATHER_LIST list)
    {
        for (uint i = 0; i < list.NumberOfElements; i++)
        {
            Ring.Add(list.Elements[i].Address, list.Elements[i].Length);
        }
    }

    private TransmitSlot Slot(uint number) => _slots[number % SlotCount]!;
}
