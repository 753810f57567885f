using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-020-asks-for-later-memory-with-context",
    typeof(AsksForLaterMemoryWithContext),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-020-asks-for-later-memory-with-context", "NDIS5-020")]

namespace FaultyMiniports;

/// <summary>
/// Passes the context of its adapter to NdisMAllocateSharedMemoryAsync, where the handle of the adapter is due.
/// </summary>
public sealed class AsksForLaterMemoryWithContext : LegacyAdapterFollower
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateSharedMemoryAsync(
        NDIS_HANDLE miniportAdapterHandle, uint length, bool cached, PVOID context)
        => Inner.NdisMAllocateSharedMemoryAsync(AdapterContext, length, cached, context);

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new AsksForMemoryLaterDriver();
}
