using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-028-stops-after-first-frames", typeof(StopsAfterFirstFrames))]
[assembly: FaultyMiniport("recv-028-stops-after-first-frames", "RECV-028", AlsoFires = "RECV-021")]

namespace FaultyMiniports;

/// <summary>Indicates the first frames that it receives in its life, and drops all others.</summary>
public sealed class StopsAfterFirstFrames : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new StoppingPath(adapter);

    private sealed class StoppingPath(Adapter adapter) : ReceivePath(adapter)
    {
        private bool _hasStopped;

        protected override void IndicateBatch(uint count, bool isLow)
        {
            if (!_hasStopped)
            {
                _hasStopped = true;
                base.IndicateBatch(count, isLow);
                return;
            }

            RecycleBatch(count);
            Adapter.Gate.Leave(count + 1);
        }
    }
}
