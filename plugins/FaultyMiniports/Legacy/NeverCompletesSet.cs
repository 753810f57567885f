using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-025-never-completes-set", typeof(NeverCompletesSet), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-025-never-completes-set", "NDIS5-025")]

namespace FaultyMiniports;

/// <summary>Leaves each set pending, and never calls NdisMSetInformationComplete.</summary>
public sealed class NeverCompletesSet : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSetInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
    {
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new PendsInformationDriver();
}
