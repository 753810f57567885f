using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-with-empty-queue", typeof(CancelWithEmptyQueue))]

namespace FieldMiniports;

/// <summary>
/// A cancel looks at the first list of the queue without asking whether there is one.
/// </summary>
public sealed class CancelWithEmptyQueue : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override NetBufferListQueue Unlink(PVOID cancelId)
        {
            NetBufferListQueue cancelled = default;
            NET_BUFFER_LIST first = QueueHead;
            bool isFirstMeant = first.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId;
            return isFirstMeant ? base.Unlink(cancelId) : cancelled;
        }
    }
}
