using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// A deserialized driver that copies each packet and calls NdisMSendComplete for it before MiniportSendPackets returns.
/// </summary>
public sealed class CompletesCopiesInsideSendDriver() : LegacyVariant(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyingLegacyPath(adapter)
    {
        protected override void PostWaiting(ref PacketQueue refused)
        {
            base.PostWaiting(ref refused);
            for (uint i = _oldest; i != _next; i++)
            {
                TakePacket(Slot(i), ref refused, NDIS_STATUS_SUCCESS);
            }
        }
    }
}
