using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-008-drops-lists-while-pausing", typeof(DropsListsWhilePausing))]
[assembly: FaultyMiniport("sgdma-cb-008-drops-lists-while-pausing", "SGDMA-CB-008")]

namespace FaultyMiniports;

/// <summary>Drops the lists that arrive once it has begun to pause.</summary>
public sealed class DropsListsWhilePausing : ListFollower
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        if (_phase.IsRunning)
        {
            base.OnList(request);
        }
    }
}
