using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-receive-budget", typeof(ReceiveBudgetDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Indicates at most four frames for an interrupt, whose cause it has cleared already, and does not come back for
/// the others: the rest of a burst stays in the ring until some later frame interrupts.
/// </summary>
public sealed class ReceiveBudgetDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint Budget = 4;

        public override void Process()
        {
            adapter.AcquireLock();
            if (!_isProcessing)
            {
                _isProcessing = true;
                if (Collect(out uint lent) is > 0 and var count)
                {
                    adapter.ReleaseLock();
                    Indicate(count, lent);
                    adapter.AcquireLock();
                }

                _isProcessing = false;
            }

            adapter.ReleaseLock();
        }

        protected override uint Collect(out uint lent)
        {
            uint count = 0;
            while (count < Budget && Ring.TakeDone(out bool isGood) is { } buffer)
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
            uint left = Ring.Armed + _spareCount;
            uint kept = left < LowWater ? Math.Min(count, LowWater - left) : 0;
            lent = count - kept;
            _outstanding += count;
            return count;
        }
    }
}
