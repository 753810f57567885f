using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "send-007-completes-at-doorbell", typeof(CompletesAtDoorbell), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("send-007-completes-at-doorbell", "SEND-007")]

namespace FaultyMiniports;

/// <summary>
/// Completes each packet with SUCCESS as soon as it has rung the doorbell, while its NIC still has the list to read.
/// </summary>
public sealed class CompletesAtDoorbell() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
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
