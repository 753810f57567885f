using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-026-never-completes-reset", typeof(NeverCompletesReset), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-026-never-completes-reset", "NDIS5-026")]

namespace FaultyMiniports;

/// <summary>Returns PENDING from MiniportReset, and never calls NdisMResetComplete.</summary>
public sealed class NeverCompletesReset : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMResetComplete(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset)
    {
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new PendsResetDriver();
}
