using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-024-clears-packet-after-completion", typeof(ClearsPacketAfterCompletion), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-024-clears-packet-after-completion", "NDIS5-024")]

namespace FaultyMiniports;

/// <summary>Clears its pointers in MiniportReserved after it has completed the packet with NdisMSendComplete.</summary>
public sealed class ClearsPacketAfterCompletion : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
    {
        Inner.NdisMSendComplete(miniportAdapterHandle, packet, status);
        packet.MiniportReserved.Set(0, null);
        packet.MiniportReserved.Set(1, null);
    }
}
