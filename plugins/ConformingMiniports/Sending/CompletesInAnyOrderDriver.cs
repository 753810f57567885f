using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Completes the newest list first, each in a call of its own: no page promises an order.</summary>
public sealed class CompletesInAnyOrderDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new ReversingPath(adapter);

    private sealed class ReversingPath(Adapter adapter) : GatheringPath(adapter, keptAtMost: 4)
    {
        protected override uint Complete(ref NetBufferListQueue finished)
        {
            NET_BUFFER_LIST newest = null;
            uint count = finished.Count;
            while (finished.Count > 0)
            {
                NET_BUFFER_LIST list = finished.RemoveHead();
                list.Next = newest;
                newest = list;
            }

            while (newest != null)
            {
                NET_BUFFER_LIST list = newest;
                newest = list.Next;
                list.Next = null;
                Ndis.NdisMSendNetBufferListsComplete(
                    Adapter.Handle, list, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            }

            return count;
        }
    }
}
