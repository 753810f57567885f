using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-026-completes-reset-with-pending", typeof(CompletesResetWithPending), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-026-completes-reset-with-pending", "NDIS5-026")]

namespace FaultyMiniports;

/// <summary>Passes PENDING to NdisMResetComplete.</summary>
public sealed class CompletesResetWithPending : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMResetComplete(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset)
        => Inner.NdisMResetComplete(miniportAdapterHandle, NDIS_STATUS_PENDING, addressingReset);

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new PendsResetDriver();
}
