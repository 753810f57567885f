using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("bad-frame-recycled-twice", typeof(BadFrameRecycledTwice))]

namespace FieldMiniports;

/// <summary>
/// The buffer of a frame with an error is put aside and into the ring as well: two frames share it.
/// </summary>
public sealed class BadFrameRecycledTwice : FieldDriver
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
                    continue;
                }

                Ring.Arm(buffer);
                if (_spareCount < BufferCount)
                {
                    _spare[_spareCount++] = buffer;
                }
            }

            FillRing();
            isLow = Ring.Armed + _spareCount < LowWater;
            return count;
        }
    }
}
