using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-014-completes-packets-with-pending", typeof(CompletesPacketsWithPending), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-014-completes-packets-with-pending", "NDIS5-014")]

namespace FaultyMiniports;

/// <summary>Passes PENDING to NdisMSendComplete.</summary>
public sealed class CompletesPacketsWithPending : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
        => Inner.NdisMSendComplete(miniportAdapterHandle, packet, NDIS_STATUS_PENDING);
}
