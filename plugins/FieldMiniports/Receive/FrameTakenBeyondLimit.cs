using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("frame-taken-beyond-limit", typeof(FrameTakenBeyondLimit))]

namespace FieldMiniports;

/// <summary>
/// The DPC takes the next frame out of the ring first and looks then whether it may indicate one more: the frame that
/// it may not indicate is lost, and only its buffer is used again.
/// </summary>
public sealed class FrameTakenBeyondLimit : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override uint Collect(uint limit, out bool isLow)
        {
            uint count = 0;
            while (Ring.TakeDone(out bool isGood) is { } buffer)
            {
                if (isGood && count < limit)
                {
                    _batch[count++] = buffer;
                    continue;
                }

                _spare[_spareCount++] = buffer;
                if (isGood)
                {
                    break;
                }
            }

            FillRing();
            isLow = Ring.Armed + _spareCount < LowWater;
            return count;
        }
    }
}
