using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-status-after-indication", typeof(StatusAfterIndicationDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// A deserialized driver that reads the status of a packet after NdisMIndicateReceivePacket, as a serialized one
/// does, and takes the packet back if it is not PENDING. MiniportReturnPacket gives it back once more. Violates
/// NDIS_GET_PACKET_STATUS, which is for serialized drivers here.
/// </summary>
public sealed class StatusAfterIndicationDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override bool IsReleased(NDIS_PACKET packet)
            => NDIS_GET_PACKET_STATUS(packet) != NDIS_STATUS_PENDING;
    }
}
