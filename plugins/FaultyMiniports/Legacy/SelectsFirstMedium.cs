using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-028-selects-first-medium", typeof(SelectsFirstMedium), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-028-selects-first-medium", "NDIS5-028")]

namespace FaultyMiniports;

/// <summary>Selects the first medium of the array that MiniportInitialize was given, whichever it is.</summary>
public sealed class SelectsFirstMedium : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_INITIALIZE_HANDLER initialize = characteristics.InitializeHandler!;
        characteristics.InitializeHandler = (out openError, out medium, media, adapter, configuration) =>
        {
            NDIS_STATUS status = initialize(out openError, out medium, media, adapter, configuration);
            medium = 0;
            return status;
        };
    }
}
