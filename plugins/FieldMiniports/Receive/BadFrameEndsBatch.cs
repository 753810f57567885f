using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("bad-frame-ends-batch", typeof(BadFrameEndsBatch))]

namespace FieldMiniports;

/// <summary>
/// A frame with an error ends the work of the DPC: good frames behind it wait for the next interrupt.
/// </summary>
public sealed class BadFrameEndsBatch : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override uint Collect(uint limit, out bool isLow)
        {
            uint count = 0;
            while (count < Math.Min(RingCount, limit) && Ring.TakeDone(out bool isGood) is { } buffer)
            {
                if (!isGood)
                {
                    _spare[_spareCount++] = buffer;
                    break;
                }

                _batch[count++] = buffer;
            }

            FillRing();
            isLow = Ring.Armed + _spareCount < LowWater;
            return count;
        }
    }
}
