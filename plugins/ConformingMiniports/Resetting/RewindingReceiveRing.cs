using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A receive ring that can begin at its first descriptor again, as the NIC does after a reset.</summary>
internal sealed class RewindingReceiveRing(SharedBlock block, uint count) : ReceiveRing(block, count)
{
    /// <summary>Takes all buffers out of the ring. The NIC is stopped; what it had received is lost.</summary>
    public IReadOnlyList<ReceiveBuffer> Rewind()
    {
        List<ReceiveBuffer> buffers = [];
        for (uint i = 0; i < Armed; i++)
        {
            buffers.Add(_buffers[(_head + i) % Count]);
        }

        Block.VirtualAddress.Fill(0, Count * DescriptorBytes);
        _head = 0;
        Armed = 0;
        return buffers;
    }
}
