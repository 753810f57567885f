using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-023-reads-freed-memory", typeof(ReadsFreedMemory))]
[assembly: FaultyMiniport("pool-023-reads-freed-memory", "POOL-023")]

namespace FaultyMiniports;

/// <summary>Reads a block once more that it has just freed.</summary>
public sealed class ReadsFreedMemory : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        Inner.NdisFreeMemory(virtualAddress, length, memoryFlags);
        virtualAddress.Read<uint>();
    }
}
