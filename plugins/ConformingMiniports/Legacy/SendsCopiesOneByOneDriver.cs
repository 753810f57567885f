using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>
/// A serialized driver with MiniportSend instead of MiniportSendPackets. It copies each packet and returns SUCCESS, or
/// RESOURCES where the ring is full.
/// </summary>
public sealed class SendsCopiesOneByOneDriver() : LegacyVariant(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CopyingLegacyPath(adapter);

    /// <inheritdoc/>
    protected override void Change(
        ref NDIS_MINIPORT_CHARACTERISTICS characteristics, Func<NDIS_HANDLE, Adapter> adapterOf)
    {
        characteristics.SendPacketsHandler = null;
        characteristics.SendHandler = (context, packet, flags) =>
        {
            adapterOf(context).Transmit.SendPackets([packet]);
            return NDIS_GET_PACKET_STATUS(packet);
        };
    }
}
