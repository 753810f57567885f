using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>Sends, from the doorbell to the completion.</content>
internal sealed partial class TransmitPath
{
    private uint? _oldestAtLastCheck;

    /// <summary>Frames are in the ring, or packets wait.</summary>
    public bool IsBusy
    {
        get
        {
            adapter.AcquireLock();
            bool isBusy = _oldest != _next || _waiting.Count > 0;
            adapter.ReleaseLock();
            return isBusy;
        }
    }

    /// <summary>MiniportHandleInterrupt: the NIC may be done with frames. DISPATCH_LEVEL.</summary>
    public void Service()
    {
        PacketQueue done = default;
        adapter.AcquireLock();
        Reap(ref done);
        PostWaiting(ref done);
        adapter.ReleaseLock();
        Complete(ref done);
    }

    /// <summary>
    /// True if the oldest frame in the ring is the same as at the last call: it has been there for a whole interval of
    /// MiniportCheckForHang, which is two seconds.
    /// </summary>
    public bool IsStuck()
    {
        adapter.AcquireLock();
        uint? oldest = _oldest != _next ? _oldest : null;
        bool isStuck = oldest is not null && oldest == _oldestAtLastCheck;
        _oldestAtLastCheck = oldest;
        adapter.ReleaseLock();
        return isStuck;
    }

    /// <summary>Completes all packets with a status: the NIC is stopped or gone. At most DISPATCH_LEVEL.</summary>
    public void Abort(NDIS_STATUS status)
    {
        PacketQueue aborted = default;
        adapter.AcquireLock();
        TakeAll(ref aborted, status);
        adapter.ReleaseLock();
        Complete(ref aborted);
    }

    /// <summary>
    /// Takes all packets out of ring and queue. The NIC is stopped or gone: their memory is about to be unmapped.
    /// Called with the lock held.
    /// </summary>
    public void TakeAll(ref PacketQueue taken, NDIS_STATUS status)
    {
        for (; _oldest != _next; _oldest++)
        {
            TakePacket(Slot(_oldest), ref taken, status);
        }

        _ring?.Clear();
        while (_waiting.Count > 0)
        {
            taken.Append(_waiting.RemoveHead(), status);
        }
    }

    /// <summary>
    /// Completes packets, one a call: NDIS 5 has no chains of them. The lock is not held, because NDIS may call
    /// MiniportSendPackets from inside. NDIS unmaps each packet, so neither it nor its list is used afterwards.
    /// </summary>
    public void Complete(ref PacketQueue done)
    {
        // Both are read first: NDIS may hand in more packets from inside the calls.
        bool isAnyCompleted = done.Count > 0;
        bool hadRefused = !adapter.IsDeserialized && TakeRefusal();
        while (done.Count > 0)
        {
            NDIS_PACKET packet = done.RemoveHead(out NDIS_STATUS status);
            adapter.Ndis.NdisMSendComplete(adapter.Handle, packet, status);
        }

        // NdisMSendComplete makes NDIS send again what a serialized driver refused. Where the room comes from frames
        // that were given back as copies, there is no packet to complete, and NDIS has to be told.
        if (hadRefused && !isAnyCompleted)
        {
            adapter.Ndis.NdisMSendResourcesAvailable(adapter.Handle);
        }
    }

    /// <summary>True once after packets were refused, as soon as there is room for any packet again.</summary>
    private bool TakeRefusal()
    {
        adapter.AcquireLock();
        bool hasRoom = _next - _oldest < SlotCount && _ring is not null && _ring.HasRoomFor(_maximumElements);
        bool isTaken = _hasRefused && hasRoom;
        _hasRefused &= !isTaken;
        adapter.ReleaseLock();
        return isTaken;
    }

    /// <summary>
    /// Takes the frames that the NIC reported, in the order of the ring: only the oldest descriptors can be used again.
    /// Called with the lock held.
    /// </summary>
    private void Reap(ref PacketQueue done)
    {
        while (_oldest != _next && Ring.IsDone(Slot(_oldest).LastDescriptor, out bool isTransmitted))
        {
            TransmitSlot slot = Slot(_oldest++);
            Ring.Release(slot.Descriptors);
            TakePacket(slot, ref done, isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE);
        }
    }

    private static void TakePacket(TransmitSlot slot, ref PacketQueue taken, NDIS_STATUS status)
    {
        if (slot.Packet != null)
        {
            taken.Append(slot.Packet, status);
            slot.Packet = null;
        }
    }
}
