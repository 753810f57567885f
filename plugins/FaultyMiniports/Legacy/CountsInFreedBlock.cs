using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "pool-023-counts-in-freed-block", typeof(CountsInFreedBlock), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("pool-023-counts-in-freed-block", "POOL-023")]

namespace FaultyMiniports;

/// <summary>Counts the halts in a block of memory that it has just freed.</summary>
public sealed class CountsInFreedBlock : LegacyBlockOwner
{
    /// <inheritdoc/>
    protected override void Free(PVOID block, uint length)
    {
        Inner.NdisFreeMemory(block, length, 0);
        block.Write(block.Read<uint>() + 1);
    }
}
