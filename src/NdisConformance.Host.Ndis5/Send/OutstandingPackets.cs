using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>Packets that a protocol sent and has not got back, in the order of sending. One per adapter.</summary>
[Resets]
internal sealed partial class OutstandingPackets(
    PacketStore store,
    PacketBuilder builder,
    PacketMappings mappings,
    SentFrames sent,
    HostTrace trace,
    Ndis5Duties duties)
{
    private readonly List<int> _slots = [];

    public int Count => _slots.Count;

    /// <summary>Builds a packet and takes it from its protocol; gives its slot.</summary>
    public int Add(FrameShape frame, uint cancelId)
    {
        int slot = builder.Build(frame);
        _slots.Add(slot);
        store.SetInfo(slot, NDIS_PER_PACKET_INFO.PacketCancelId, cancelId);
        store.SetLocked(slot, isLocked: true);
        return slot;
    }

    /// <summary>The miniport ends a packet: it is its protocol's again, and unmapped.</summary>
    public void Complete(int slot, NDIS_STATUS status, bool byCall)
    {
        ref PacketRecord packet = ref store.Packets[slot];
        trace.PacketCompleted(packet.Id, status, OwnerCode.Ndis, byCall);
        ref SentFrame frame = ref sent.Find(packet.Frame);
        if (!Unsafe.IsNullRef(ref frame))
        {
            (frame.IsCompleted, frame.IsSuccess) = (true, status == NDIS_STATUS.NDIS_STATUS_SUCCESS);
        }

        UnmapIfDue(slot);
        Free(slot);
    }

    /// <summary>NDIS ends a packet that the miniport has not.</summary>
    public void End(int slot)
    {
        mappings.Unmap(slot);
        Free(slot);
    }

    /// <summary>NDIS ends all packets that the miniport has.</summary>
    public void Abort()
    {
        foreach (int slot in _slots.Where(slot => store.Packets[slot].Phase == PacketPhase.Sending).ToArray())
        {
            Complete(slot, NDIS_STATUS.NDIS_STATUS_REQUEST_ABORTED, byCall: true);
        }
    }

    /// <summary>The miniport has a packet no longer.</summary>
    public void UnmapIfDue(int slot)
    {
        if (duties.UnmapsAfterTheCompletion)
        {
            mappings.Unmap(slot);
        }
    }

    /// <summary>States every packet that is not given back.</summary>
    public void Report(bool isOverdue)
    {
        foreach (int slot in _slots)
        {
            trace.NeverEnded(store.Packets[slot].Id, Operation.Send, isOverdue);
        }
    }

    private void Free(int slot)
    {
        _slots.Remove(slot);
        builder.Free(slot);
    }
}
