using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-completes-inside-send", typeof(CompletesInsideSendDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Deserialized; copies every packet and completes it from inside MiniportSendPackets. Legal: a completion says that
/// the packet is the protocol's again, not that the frame is on the wire, and NdisMSendComplete may come before the
/// send handler has returned.
/// </summary>
public sealed class CompletesInsideSendDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : OddTransmitPath(adapter)
    {
        protected override bool MustCopy(SCATTER_GATHER_LIST list, uint length) => true;

        protected override bool IsGivenBack(bool isCopied) => true;

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

                isPosted |= status == NDIS_STATUS_SUCCESS;
                refused.Append(_waiting.RemoveHead(), status);
            }

            if (isPosted)
            {
                adapter.Nic.RingTransmitDoorbell();
            }
        }
    }
}
