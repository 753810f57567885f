using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-026-frees-with-flags", typeof(FreesWithFlags))]
[assembly: FaultyMiniport("pool-026-frees-with-flags", "POOL-026")]

namespace FaultyMiniports;

/// <summary>Frees its memory as noncached memory.</summary>
public sealed class FreesWithFlags : FaultyMiniport
{
    private const uint NoncachedMemory = 2; // NDIS_MEMORY_NONCACHED

    /// <inheritdoc/>
    public override void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
        => Inner.NdisFreeMemory(virtualAddress, length, memoryFlags | NoncachedMemory);
}
