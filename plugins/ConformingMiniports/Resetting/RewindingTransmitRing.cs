using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A transmit ring that can begin at its first descriptor again, as the NIC does after a reset.</summary>
internal sealed class RewindingTransmitRing(SharedBlock block, uint count) : TransmitRing(block, count)
{
    /// <summary>The NIC is stopped, and no frame is in the ring.</summary>
    public void Rewind()
    {
        Block.VirtualAddress.Fill(0, Count * DescriptorBytes);
        _next = 0;
    }
}
