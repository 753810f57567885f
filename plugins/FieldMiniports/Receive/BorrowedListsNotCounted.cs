using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("borrowed-lists-not-counted", typeof(BorrowedListsNotCounted))]

namespace FieldMiniports;

/// <summary>
/// Lists that are indicated with NDIS_RECEIVE_FLAGS_RESOURCES do not count as outstanding, because they are back when
/// the call is: a pause that comes during the call does not wait for it.
/// </summary>
public sealed class BorrowedListsNotCounted : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void Indicate(uint count, bool isLow)
        {
            if (!isLow)
            {
                base.Indicate(count, isLow);
                return;
            }

            if (Adapter.Gate.TryEnter(0))
            {
                HandUp(count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | NDIS_RECEIVE_FLAGS_RESOURCES);
            }

            RecycleBatch(count);
        }
    }
}
