using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-016-refuses-with-resources", typeof(RefusesWithResources), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-016-refuses-with-resources", "NDIS5-016")]

namespace FaultyMiniports;

/// <summary>
/// A deserialized driver whose MiniportSend returns RESOURCES for every third packet, and waits to be given it again.
/// </summary>
public sealed class RefusesWithResources : FaultyLegacyMiniport
{
    private uint _sends;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SEND_PACKETS_HANDLER send = characteristics.SendPacketsHandler!;
        characteristics.SendPacketsHandler = null;
        characteristics.SendHandler = (context, packet, flags) =>
        {
            if (++_sends % 3 == 0)
            {
                return NDIS_STATUS_RESOURCES;
            }

            send(context, [packet]);
            return NDIS_STATUS_PENDING;
        };
    }
}
