using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-040-indicates-four-frames-at-most", typeof(IndicatesFourFramesAtMost), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-040-indicates-four-frames-at-most", "NDIS5-040")]

namespace FaultyMiniports;

/// <summary>
/// MiniportHandleInterrupt indicates up to four frames. What is left in the ring waits for the next interrupt.
/// </summary>
public sealed class IndicatesFourFramesAtMost() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint Most = 4;

        private Adapter Owner { get; } = adapter;

        public override void Process()
        {
            uint count = 0;
            Owner.AcquireLock();
            while (count < Most && Ring.TakeDone(out bool isGood) is { } buffer)
            {
                if (isGood)
                {
                    _batch[count++] = buffer;
                }
                else
                {
                    _spare[_spareCount++] = buffer;
                }
            }

            FillRing();
            _outstanding += count;
            Owner.ReleaseLock();
            if (count > 0)
            {
                Indicate(count, lent: count);
            }
        }
    }
}
