using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-028-refuses-media-with-failure", typeof(RefusesMediaWithFailure), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-028-refuses-media-with-failure", "NDIS5-028")]

namespace FaultyMiniports;

/// <summary>Returns FAILURE where Ethernet is not among the media that MiniportInitialize is given.</summary>
public sealed class RefusesMediaWithFailure : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_INITIALIZE_HANDLER initialize = characteristics.InitializeHandler!;
        characteristics.InitializeHandler = (out openError, out medium, media, adapter, configuration) =>
        {
            NDIS_STATUS status = initialize(out openError, out medium, media, adapter, configuration);
            return status == NDIS_STATUS_UNSUPPORTED_MEDIA ? NDIS_STATUS_FAILURE : status;
        };
    }
}
