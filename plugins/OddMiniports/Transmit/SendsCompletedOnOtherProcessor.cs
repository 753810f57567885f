using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sends-completed-on-other-processor", typeof(SendsCompletedOnOtherProcessor))]

namespace OddMiniports.Transmit;

/// <summary>
/// Completes sends in a DPC on the second processor. Legal: NdisMSendNetBufferListsComplete: a miniport may complete
/// requests in any order, and may join and split the lists of its sends.
/// </summary>
public sealed class SendsCompletedOnOtherProcessor : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path((DpcAdapter)adapter);

    private sealed class Path(DpcAdapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override uint Complete(ref NetBufferListQueue finished)
        {
            uint count = finished.Count;
            NET_BUFFER_LIST head = finished.Head;
            if (count > 0)
            {
                adapter.QueueWork(
                    () =>
                    {
                        Ndis.NdisMSendNetBufferListsComplete(
                            adapter.Handle, head, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
                        adapter.Gate.Leave(count);
                    },
                    2);
            }

            return 0;
        }
    }
}
