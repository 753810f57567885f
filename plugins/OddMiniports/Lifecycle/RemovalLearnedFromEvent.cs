using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("removal-learned-from-event", typeof(RemovalLearnedFromEvent))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Learns of a surprise removal from MiniportDevicePnPEventNotify alone, and ends all sends inside it. Legal:
/// MiniportDevicePnPEventNotify: NdisDevicePnPEventSurpriseRemoved.
/// </summary>
public sealed class RemovalLearnedFromEvent : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new TrustingAdapter(this, ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override void DevicePnPEventNotify(
        NDIS_HANDLE miniportAdapterContext, NET_DEVICE_PNP_EVENT netDevicePnPEvent)
    {
        if (netDevicePnPEvent.DevicePnPEvent == NDIS_DEVICE_PNP_EVENT.NdisDevicePnPEventSurpriseRemoved)
        {
            ((TrustingAdapter)AdapterOf(miniportAdapterContext)).OnRemoved();
        }
    }

    private sealed class TrustingAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <summary>The device was removed.</summary>
        public void OnRemoved()
        {
            IsGone = true;
            AbandonSendsIfGone();
        }

        /// <inheritdoc/>
        protected override void AbandonSendsIfGone()
        {
            if (IsGone)
            {
                Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
                Transmit.Service();
                Ndis.NDIS_LOWER_IRQL(oldIrql);
            }
        }
    }
}
