using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>Receives, and can begin its ring anew.</summary>
public class ResettableReceivePath(Adapter adapter) : FieldReceivePath(adapter)
{
    /// <summary>Begins the ring anew. The NIC is stopped; frames that nobody has looked at are lost.</summary>
    public virtual void Rewind()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        foreach (ReceiveBuffer buffer in ((RewindableRing)Ring).TakeAll())
        {
            _spare[_spareCount++] = buffer;
        }

        FillRing();
        Ndis.NdisReleaseSpinLock(_lock);
    }

    /// <inheritdoc/>
    protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count) => new RewindableRing(block, count);

    private sealed class RewindableRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        public List<ReceiveBuffer> TakeAll()
        {
            List<ReceiveBuffer> all = [];
            for (; Armed > 0; Armed--)
            {
                all.Add(_buffers[_head]);
                _head = (_head + 1) % Count;
            }

            Block.VirtualAddress.Fill(0, Block.Length);
            _head = 0;
            return all;
        }
    }
}
