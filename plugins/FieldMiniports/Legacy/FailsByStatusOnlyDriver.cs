using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-fails-by-status-only", typeof(FailsByStatusOnlyDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Deserialized, but fails a packet as a serialized driver may: it sets the Status of the packet and forgets it. NDIS
/// 5: NDIS ignores that Status for deserialized drivers, which complete each packet by NdisMSendComplete.
/// </summary>
public sealed class FailsByStatusOnlyDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void PostWaiting(ref PacketQueue refused)
        {
            bool isPosted = false;
            while (_waiting.Count > 0)
            {
                NDIS_STATUS status = TryPost(_waiting.Head);
                if (status == NDIS_STATUS_RESOURCES)
                {
                    break;
                }

                NDIS_PACKET packet = _waiting.RemoveHead();
                isPosted |= status == NDIS_STATUS_PENDING;
                if (status != NDIS_STATUS_PENDING)
                {
                    NDIS_SET_PACKET_STATUS(packet, status);
                }
            }

            if (isPosted)
            {
                adapter.Nic.RingTransmitDoorbell();
            }
        }
    }
}
