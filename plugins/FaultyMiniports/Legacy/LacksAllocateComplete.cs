using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-020-lacks-allocate-complete", typeof(LacksAllocateComplete), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-020-lacks-allocate-complete", "NDIS5-020")]

namespace FaultyMiniports;

/// <summary>Calls NdisMAllocateSharedMemoryAsync without having registered AllocateCompleteHandler.</summary>
public sealed class LacksAllocateComplete : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new AsksForMemoryLaterDriver();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
        => characteristics.AllocateCompleteHandler = null;
}
