namespace NdisConformance.Host.Ndis5;

/// <summary>Batches to take and to give back: calls nest, and each needs one of its own. One per machine.</summary>
[Resets]
internal sealed partial class PacketBatches
{
    // What lies here is empty.
    [Kept]
    private readonly Stack<PacketBatch> _free = [];

    public PacketBatch Take()
    {
        PacketBatch batch = _free.TryPop(out PacketBatch? free) ? free : new PacketBatch();
        batch.Clear();
        return batch;
    }

    public void Give(PacketBatch batch) => _free.Push(batch);
}
