using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-027-forgets-throttled-rest", typeof(ForgetsThrottledRest))]
[assembly: FaultyMiniport("recv-027-forgets-throttled-rest", "RECV-027")]

namespace FaultyMiniports;

/// <summary>Does not say that a throttled DPC left frames over. They wait for the next interrupt.</summary>
public sealed class ForgetsThrottledRest : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new WrongPath(adapter);

    private sealed class WrongPath(Adapter adapter) : ReceivePath(adapter)
    {
        public override bool Process(uint limit)
        {
            base.Process(limit);
            return false;
        }
    }
}
