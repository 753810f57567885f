using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-completes-on-copy", typeof(CompletesOnCopyDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// A deserialized driver that copies every frame and completes it with SUCCESS before the NIC has sent it, from
/// inside MiniportSendPackets. Legal: NDIS_STATUS_SUCCESS says that the packet is not needed any more, not that it
/// was sent.
/// </summary>
public sealed class CompletesOnCopyDriver : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

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

                refused.Append(_waiting.RemoveHead(), status);
                isPosted |= status == NDIS_STATUS_SUCCESS;
            }

            if (isPosted)
            {
                adapter.Nic.RingTransmitDoorbell();
            }
        }

        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
        {
            NdisQueryPacket(packet, out _, out MDL firstBuffer, out uint length);
            if (adapter.IsStopped || length == 0 || length > Adapter.MaximumFrameBytes)
            {
                return NDIS_STATUS_FAILURE;
            }

            if (_next - _oldest >= SlotCount || !Ring.HasRoomFor(1))
            {
                return NDIS_STATUS_RESOURCES;
            }

            TransmitSlot slot = Slot(_next);
            if (!TryAddCopy(slot, firstBuffer, length))
            {
                return NDIS_STATUS_FAILURE;
            }

            slot.Packet = null;
            slot.Descriptors = 1;
            slot.LastDescriptor = Ring.Commit();
            _next++;
            return NDIS_STATUS_SUCCESS;
        }
    }
}
