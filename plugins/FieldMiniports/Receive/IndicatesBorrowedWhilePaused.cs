using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("indicates-borrowed-while-paused", typeof(IndicatesBorrowedWhilePaused))]

namespace FieldMiniports;

/// <summary>
/// While the adapter is paused frames are still indicated, only with NDIS_RECEIVE_FLAGS_RESOURCES.
/// </summary>
public sealed class IndicatesBorrowedWhilePaused : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void Indicate(uint count, bool isLow)
        {
            if (Adapter.Gate.TryEnter(count + 1))
            {
                IndicateBatch(count, isLow);
                return;
            }

            HandUp(count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | NDIS_RECEIVE_FLAGS_RESOURCES);
            RecycleBatch(count);
        }
    }
}
