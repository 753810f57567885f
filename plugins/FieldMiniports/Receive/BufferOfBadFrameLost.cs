using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("buffer-of-bad-frame-lost", typeof(BufferOfBadFrameLost))]

namespace FieldMiniports;

/// <summary>
/// The buffer of a frame with an error is dropped with the frame: each one makes the ring shorter.
/// </summary>
public sealed class BufferOfBadFrameLost : FieldDriver
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
                if (isGood)
                {
                    _batch[count++] = buffer;
                }
            }

            FillRing();
            isLow = Ring.Armed + _spareCount < LowWater;
            return count;
        }
    }
}
