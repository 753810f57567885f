using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removed-sends-not-accepted", typeof(RemovedSendsNotAccepted))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// After a surprise removal it completes new sends at once with NDIS_STATUS_NOT_ACCEPTED. Legal:
/// MiniportDevicePnPEventNotify.
/// </summary>
public sealed class RemovedSendsNotAccepted : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Accept(NET_BUFFER_LIST lists)
        {
            if (!Adapter.IsGone)
            {
                base.Accept(lists);
                return;
            }

            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                list.Status = NDIS_STATUS_NOT_ACCEPTED;
            }

            Ndis.NdisMSendNetBufferListsComplete(
                Adapter.Handle, lists, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        }
    }
}
