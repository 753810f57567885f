using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-020-indicates-bad-frames", typeof(IndicatesBadFrames))]
[assembly: FaultyMiniport("recv-020-indicates-bad-frames", "RECV-020")]

namespace FaultyMiniports;

/// <summary>Does not look for the error bit of a received frame.</summary>
public sealed class IndicatesBadFrames : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new WrongPath(adapter);

    private sealed class WrongPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count) => new WrongRing(block, count);
    }

    private sealed class WrongRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            ReceiveBuffer? buffer = base.TakeDone(out isGood);
            isGood = buffer is not null && buffer.CanHold(buffer.ReceivedBytes);
            return buffer;
        }
    }
}
