using NdisConformance.Contract;
using OddMiniports.Link;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sends-fail-while-link-is-down", typeof(SendsFailWhileLinkIsDown))]

namespace OddMiniports.Link;

/// <summary>
/// Completes sends at once with MEDIA_DISCONNECTED while the link is down. Legal: NdisMSendNetBufferListsComplete;
/// drivers use this status.
/// </summary>
public sealed class SendsFailWhileLinkIsDown : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path((OddAdapter)adapter);

    private sealed class Path(OddAdapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
            => adapter.IsLinkUp ? base.Check(list) : NDIS_STATUS_MEDIA_DISCONNECTED;
    }
}
