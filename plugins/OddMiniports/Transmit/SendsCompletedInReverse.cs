using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sends-completed-in-reverse", typeof(SendsCompletedInReverse))]

namespace OddMiniports.Transmit;

/// <summary>
/// Completes the newest list of each call first. Legal: NdisMSendNetBufferListsComplete: a miniport may complete
/// requests in any order, and may join and split the lists of its sends.
/// </summary>
public sealed class SendsCompletedInReverse : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override uint Complete(ref NetBufferListQueue finished)
        {
            NET_BUFFER_LIST head = null;
            uint count = finished.Count;
            for (uint i = 0; i < count; i++)
            {
                NET_BUFFER_LIST list = finished.RemoveHead();
                list.Next = head;
                head = list;
            }

            if (count > 0)
            {
                Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, head, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            }

            return count;
        }
    }
}
