using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-014-completes-packet-twice", typeof(CompletesPacketTwice), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-014-completes-packet-twice", "NDIS5-014")]

namespace FaultyMiniports;

/// <summary>Completes each packet twice with NdisMSendComplete.</summary>
public sealed class CompletesPacketTwice : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
    {
        Inner.NdisMSendComplete(miniportAdapterHandle, packet, status);
        Inner.NdisMSendComplete(miniportAdapterHandle, packet, status);
    }
}
