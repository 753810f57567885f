using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("borrowed-rearmed-before-call", typeof(BorrowedRearmedBeforeCall))]

namespace FieldMiniports;

/// <summary>
/// Buffers that are indicated with NDIS_RECEIVE_FLAGS_RESOURCES go back to the NIC before the call instead of
/// after it: new frames are written over those that the protocols read.
/// </summary>
public sealed class BorrowedRearmedBeforeCall : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void IndicateBatch(uint count, bool isLow)
        {
            uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL;
            uint leaving = 1;
            if (isLow)
            {
                RecycleBatch(count);
                flags |= NDIS_RECEIVE_FLAGS_RESOURCES;
                leaving += count;
            }

            HandUp(count, flags);
            Adapter.Gate.Leave(leaving);
        }
    }
}
