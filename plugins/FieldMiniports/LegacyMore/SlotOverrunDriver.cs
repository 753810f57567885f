using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-slot-overrun", typeof(SlotOverrunDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Takes one frame more than it has slots: the seventeenth reuses the slot of the oldest frame, whose packet is
/// forgotten. Violates MiniportSendPackets: each packet of a deserialized driver is completed by NdisMSendComplete.
/// </summary>
public sealed class SlotOverrunDriver : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
        {
            NdisQueryPacket(packet, out _, out MDL firstBuffer, out uint length);
            if (adapter.IsStopped || length == 0 || length > Adapter.MaximumFrameBytes)
            {
                return NDIS_STATUS_FAILURE;
            }

            SCATTER_GATHER_LIST list = (SCATTER_GATHER_LIST)NDIS_PER_PACKET_INFO_FROM_PACKET(
                packet, NDIS_PER_PACKET_INFO.ScatterGatherListPacketInfo);
            bool isCopied = length < MinimumFrameBytes || list.NumberOfElements > _maximumElements;
            uint descriptors = isCopied ? 1 : list.NumberOfElements;
            if (_next - _oldest > SlotCount || !Ring.HasRoomFor(descriptors))
            {
                return NDIS_STATUS_RESOURCES;
            }

            TransmitSlot slot = Slot(_next);
            if (!isCopied)
            {
                AddElements(list);
            }
            else if (!TryAddCopy(slot, firstBuffer, length))
            {
                return NDIS_STATUS_FAILURE;
            }

            slot.Packet = packet;
            slot.Descriptors = descriptors;
            slot.LastDescriptor = Ring.Commit();
            _next++;
            return NDIS_STATUS_PENDING;
        }
    }
}
