using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-043-completes-no-status", typeof(CompletesNoStatus), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-043-completes-no-status", "NDIS5-043")]

namespace FaultyMiniports;

/// <summary>Never calls NdisMIndicateStatusComplete.</summary>
public sealed class CompletesNoStatus : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatusComplete(NDIS_HANDLE miniportAdapterHandle)
    {
    }
}
