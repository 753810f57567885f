using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// Packets that NDIS keeps until the miniport has room, in the order in which they are to be given. One per adapter.
/// </summary>
[Resets]
internal sealed partial class WaitingPackets(PacketStore store)
{
    private readonly Queue<int> _slots = new();

    public bool IsEmpty => _slots.Count == 0;

    public void Add(int slot)
    {
        store.Packets[slot].Phase = PacketPhase.Refused;
        store.SetLocked(slot, isLocked: true);
        _slots.Enqueue(slot);
    }

    public bool TryTake(out int slot) => _slots.TryDequeue(out slot);

    /// <summary>Takes out those that were sent with an identifier.</summary>
    public void TakeCancelled(uint cancelId, PacketBatch taken)
    {
        for (int left = _slots.Count; left > 0; left--)
        {
            int slot = _slots.Dequeue();
            if (store.InfoOf(slot, NDIS_PER_PACKET_INFO.PacketCancelId) == cancelId)
            {
                taken.Add(slot, store);
            }
            else
            {
                _slots.Enqueue(slot);
            }
        }
    }
}
