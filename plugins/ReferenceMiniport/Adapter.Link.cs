using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_MEDIA_CONNECT_STATE;

namespace ReferenceMiniport;

/// <content>The link: NDIS knows it from the general attributes, and by an indication whenever it changes.</content>
internal sealed partial class Adapter
{
    private const uint GigabitPerSecond = 1_000_000_000;
    private const uint DuplexUnknown = 0;
    private const uint DuplexFull = 2;

    private bool _isLinkUp;
    private int _linkChanges;

    private NDIS_MEDIA_CONNECT_STATE ConnectState
        => _isLinkUp ? MediaConnectStateConnected : MediaConnectStateDisconnected;

    private uint DuplexState => _isLinkUp ? DuplexFull : DuplexUnknown;

    private ulong LinkSpeed => _isLinkUp ? GigabitPerSecond : NDIS_LINK_SPEED_UNKNOWN;

    /// <summary>
    /// The link changed, perhaps more than once. One processor at a time reports, so that the newest state is reported
    /// last; another one leaves a note and goes. DISPATCH_LEVEL.
    /// </summary>
    private void ReportLink()
    {
        if (Interlocked.Increment(ref _linkChanges) != 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = _linkChanges;
            if (Nic.TryReadLink(out bool isUp) && isUp != _isLinkUp)
            {
                _isLinkUp = isUp;
                IndicateLink();
            }
        }
        while (Interlocked.Add(ref _linkChanges, -seen) != 0);
    }

    /// <summary>Tells NDIS the state of the link.</summary>
    private void IndicateLink()
    {
        NDIS_STATUS_INDICATION indication = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_STATUS_INDICATION,
                NDIS_STATUS_INDICATION_REVISION_1,
                NDIS_SIZEOF_STATUS_INDICATION_REVISION_1),
            SourceHandle = Handle,
            StatusCode = NDIS_STATUS.NDIS_STATUS_LINK_STATE,
            StatusBuffer = LinkState(),
            StatusBufferSize = NDIS_SIZEOF_LINK_STATE_REVISION_1,
        };
        Ndis.NdisMIndicateStatusEx(Handle, ref indication);
    }

    private NDIS_LINK_STATE LinkState() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT, NDIS_LINK_STATE_REVISION_1, NDIS_SIZEOF_LINK_STATE_REVISION_1),
        MediaConnectState = ConnectState,
        MediaDuplexState = DuplexState,
        XmitLinkSpeed = LinkSpeed,
        RcvLinkSpeed = LinkSpeed,
    };
}
