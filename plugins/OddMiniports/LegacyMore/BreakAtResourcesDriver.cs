using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-break-at-resources", typeof(BreakAtResourcesDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// A serialized driver that stops at the first packet it refuses and leaves the Status of those behind it as it
/// was. Legal: NDIS takes NDIS_STATUS_RESOURCES of one packet as that of all behind it in the array.
/// </summary>
public sealed class BreakAtResourcesDriver : OddDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void PostOrRefuse(ReadOnlySpan<NDIS_PACKET> packets)
        {
            bool isPosted = false;
            adapter.AcquireLock();
            foreach (NDIS_PACKET packet in packets)
            {
                NDIS_STATUS status = TryPost(packet);
                NDIS_SET_PACKET_STATUS(packet, status);
                if (status == NDIS_STATUS_RESOURCES)
                {
                    _hasRefused = true;
                    break;
                }

                isPosted |= status is NDIS_STATUS_PENDING or NDIS_STATUS_SUCCESS;
            }

            if (isPosted)
            {
                adapter.Nic.RingTransmitDoorbell();
            }

            adapter.ReleaseLock();
        }
    }
}
