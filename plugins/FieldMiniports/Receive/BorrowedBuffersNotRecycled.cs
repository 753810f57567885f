using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("borrowed-buffers-not-recycled", typeof(BorrowedBuffersNotRecycled))]

namespace FieldMiniports;

/// <summary>
/// Lists indicated with NDIS_RECEIVE_FLAGS_RESOURCES are the driver's again, but their buffers are not used again.
/// </summary>
public sealed class BorrowedBuffersNotRecycled : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void IndicateBatch(uint count, bool isLow)
        {
            HandUp(count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0));
            Adapter.Gate.Leave(isLow ? count + 1 : 1);
        }
    }
}
