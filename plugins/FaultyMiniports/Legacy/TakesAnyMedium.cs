using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-028-takes-any-medium", typeof(TakesAnyMedium), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-028-takes-any-medium", "NDIS5-028")]

namespace FaultyMiniports;

/// <summary>Initializes an adapter although Ethernet is not among the media that MiniportInitialize is given.</summary>
public sealed class TakesAnyMedium : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_INITIALIZE_HANDLER initialize = characteristics.InitializeHandler!;
        characteristics.InitializeHandler = (out openError, out medium, media, adapter, configuration) =>
        {
            bool isThere = media.Contains(NDIS_MEDIUM.NdisMedium802_3);
            return initialize(
                out openError,
                out medium,
                isThere ? media : [(NDIS_MEDIUM)1, NDIS_MEDIUM.NdisMedium802_3],
                adapter,
                configuration);
        };
    }
}
