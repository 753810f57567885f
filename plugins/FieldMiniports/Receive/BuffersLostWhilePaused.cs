using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("buffers-lost-while-paused", typeof(BuffersLostWhilePaused))]

namespace FieldMiniports;

/// <summary>
/// Frames that arrive while the adapter is paused are dropped together with their buffers.
/// </summary>
public sealed class BuffersLostWhilePaused : FieldDriver
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
            }
        }
    }
}
