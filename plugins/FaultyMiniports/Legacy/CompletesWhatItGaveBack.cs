using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-014-completes-what-it-gave-back", typeof(CompletesWhatItGaveBack), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-014-completes-what-it-gave-back", "NDIS5-014")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that calls NdisMSendComplete for the packets too that it gave back with SUCCESS.
/// </summary>
public sealed class CompletesWhatItGaveBack : LegacyAdapterFollower
{
    private readonly Queue<NDIS_PACKET> _givenBack = new();

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new LegacySerializedDriver();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SEND_PACKETS_HANDLER send = characteristics.SendPacketsHandler!;
        characteristics.SendPacketsHandler = (context, packets) =>
        {
            send(context, packets);
            foreach (NDIS_PACKET packet in packets)
            {
                if (NDIS_GET_PACKET_STATUS(packet) == NDIS_STATUS_SUCCESS)
                {
                    _givenBack.Enqueue(packet);
                }
            }
        };
        W_HANDLE_INTERRUPT_HANDLER handleInterrupt = characteristics.HandleInterruptHandler!;
        characteristics.HandleInterruptHandler = context =>
        {
            while (_givenBack.TryDequeue(out NDIS_PACKET packet))
            {
                Inner.NdisMSendComplete(AdapterHandle, packet, NDIS_STATUS_SUCCESS);
            }

            handleInterrupt(context);
        };
    }
}
