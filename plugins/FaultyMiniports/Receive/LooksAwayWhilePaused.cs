using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-028-looks-away-while-paused", typeof(LooksAwayWhilePaused))]
[assembly: FaultyMiniport("recv-028-looks-away-while-paused", "RECV-028")]

namespace FaultyMiniports;

/// <summary>Leaves frames in the ring that arrive while it is paused. If they fill it, none follows.</summary>
public sealed class LooksAwayWhilePaused : ReceivePathMiniport
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => _phase.Follow(ref characteristics);

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new LookingPath(this, adapter);

    private sealed class LookingPath(LooksAwayWhilePaused owner, Adapter adapter) : ReceivePath(adapter)
    {
        // wrong step, seen in RunningPhase.Follow (lambda)
        // wrong step, seen in RunningPhase.Follow (lambda)
        public override bool Process(uint limit) => owner._phase.IsRunning && base.Process(limit);
    }
}
