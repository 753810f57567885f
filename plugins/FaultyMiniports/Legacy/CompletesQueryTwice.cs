using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-025-completes-query-twice", typeof(CompletesQueryTwice), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-025-completes-query-twice", "NDIS5-025")]

namespace FaultyMiniports;

/// <summary>Leaves each query pending, and calls NdisMQueryInformationComplete twice for it.</summary>
public sealed class CompletesQueryTwice : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMQueryInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
    {
        Inner.NdisMQueryInformationComplete(miniportAdapterHandle, status);
        Inner.NdisMQueryInformationComplete(miniportAdapterHandle, status);
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new PendsInformationDriver();
}
