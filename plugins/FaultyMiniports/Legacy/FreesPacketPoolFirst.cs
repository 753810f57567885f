using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-017-frees-packet-pool-first", typeof(FreesPacketPoolFirst), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-017-frees-packet-pool-first", "NDIS5-017")]

namespace FaultyMiniports;

/// <summary>Frees its packet pool first and the packets that came from it afterwards.</summary>
public sealed class FreesPacketPoolFirst : FaultyLegacyMiniport
{
    private readonly Queue<NDIS_PACKET> _left = new();

    /// <inheritdoc/>
    public override void NdisFreePacket(NDIS_PACKET packet) => _left.Enqueue(packet);

    /// <inheritdoc/>
    public override void NdisFreePacketPool(NDIS_HANDLE poolHandle)
    {
        Inner.NdisFreePacketPool(poolHandle);
        while (_left.TryDequeue(out NDIS_PACKET packet))
        {
            Inner.NdisFreePacket(packet);
        }
    }
}
