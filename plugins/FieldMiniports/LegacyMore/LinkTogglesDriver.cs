using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-link-toggles", typeof(LinkTogglesDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Takes each link interrupt for one change and never reads the link: two changes before MiniportHandleInterrupt
/// runs, or a link that is down from the start, are indicated the wrong way round from then on. Violates
/// NDIS_STATUS_MEDIA_CONNECT and NDIS_STATUS_MEDIA_DISCONNECT, which state the connection.
/// </summary>
public sealed class LinkTogglesDriver : FieldDriver
{
    /// <inheritdoc/>
    public override Nic CreateNic(INdis5 ndis, NDIS_HANDLE adapterHandle) => new OwnNic(ndis, adapterHandle);

    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        FieldDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : FieldAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        public override bool CheckForHang() => Transmit.IsStuck() && !Nic.IsGone;

        // Called where the cause of an interrupt is a change of the link.
        protected override void ReportLink()
        {
            AcquireLock();
            bool isUp = !_isLinkUp;
            _isLinkUp = isUp;
            ReleaseLock();
            IndicateLink(isUp);
        }
    }

    private sealed class OwnNic(INdis5 ndis, NDIS_HANDLE adapterHandle) : Nic(ndis, adapterHandle)
    {
        public override bool AcknowledgeInterrupt() => base.AcknowledgeInterrupt() && !IsGone;

        public override void UnmaskInterrupt() => Write(InterruptMask, AllCauses | LinkChange);
    }
}
