using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-024-frees-blocks-twice", typeof(FreesBlocksTwice))]
[assembly: FaultyMiniport("pool-024-frees-blocks-twice", "POOL-024")]

namespace FaultyMiniports;

/// <summary>Frees each block twice that it allocated.</summary>
public sealed class FreesBlocksTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        Inner.NdisFreeMemory(virtualAddress, length, memoryFlags);
        Inner.NdisFreeMemory(virtualAddress, length, memoryFlags);
    }
}
