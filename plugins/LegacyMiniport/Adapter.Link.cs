using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>
/// The link. NDIS 5 has one status for each direction of change, and no structure with speed or duplex.
/// </content>
internal sealed partial class Adapter
{
    // NDIS takes an adapter for connected until the driver says otherwise. A serialized driver may not say it in
    // MiniportInitialize: MiniportHandleInterrupt or MiniportCheckForHang does.
    private bool _isLinkUp = true;
    private bool _isReportingLink;

    /// <summary>
    /// Indicates a change of the link. One processor at a time does it, and looks again before it ends, so that the
    /// newest state is indicated last. DISPATCH_LEVEL.
    /// </summary>
    private void ReportLink()
    {
        AcquireLock();
        if (!_isReportingLink)
        {
            _isReportingLink = true;
            while (Nic.TryReadLink(out bool isUp) && isUp != _isLinkUp)
            {
                _isLinkUp = isUp;
                ReleaseLock();
                IndicateLink(isUp);
                AcquireLock();
            }

            _isReportingLink = false;
        }

        ReleaseLock();
    }

    /// <summary>
    /// A protocol may put off its work until the status is complete, so each indication is followed by the second call.
    /// </summary>
    private void IndicateLink(bool isUp)
    {
        Ndis.NdisMIndicateStatus(
            Handle, isUp ? NDIS_STATUS_MEDIA_CONNECT : NDIS_STATUS_MEDIA_DISCONNECT, null, 0);
        Ndis.NdisMIndicateStatusComplete(Handle);
    }
}
