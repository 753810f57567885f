using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-025-completes-queries-with-pending", typeof(CompletesQueriesWithPending), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-025-completes-queries-with-pending", "NDIS5-025")]

namespace FaultyMiniports;

/// <summary>Passes PENDING to NdisMQueryInformationComplete.</summary>
public sealed class CompletesQueriesWithPending : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMQueryInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
        => Inner.NdisMQueryInformationComplete(miniportAdapterHandle, NDIS_STATUS_PENDING);

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new PendsInformationDriver();
}
