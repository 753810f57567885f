using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "pool-024-frees-its-block-twice", typeof(FreesItsBlockTwice), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("pool-024-frees-its-block-twice", "POOL-024")]

namespace FaultyMiniports;

/// <summary>Calls NdisFreeMemory twice for a block of memory that it allocated once.</summary>
public sealed class FreesItsBlockTwice : LegacyBlockOwner
{
    /// <inheritdoc/>
    protected override void Free(PVOID block, uint length)
    {
        Inner.NdisFreeMemory(block, length, 0);
        Inner.NdisFreeMemory(block, length, 0);
    }
}
