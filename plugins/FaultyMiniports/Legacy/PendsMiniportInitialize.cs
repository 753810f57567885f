using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "life-002-pends-miniport-initialize", typeof(PendsMiniportInitialize), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("life-002-pends-miniport-initialize", "LIFE-002")]

namespace FaultyMiniports;

/// <summary>Returns PENDING from MiniportInitialize, although its adapter is ready.</summary>
public sealed class PendsMiniportInitialize : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_INITIALIZE_HANDLER initialize = characteristics.InitializeHandler!;
        characteristics.InitializeHandler = (out openError, out medium, media, adapter, configuration) =>
        {
            NDIS_STATUS status = initialize(out openError, out medium, media, adapter, configuration);
            return status == NDIS_STATUS_SUCCESS ? NDIS_STATUS_PENDING : status;
        };
    }
}
