using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-022-loses-memory-in-every-pause", typeof(LosesMemoryInEveryPause))]
[assembly: FaultyMiniport("life-022-loses-memory-in-every-pause", "LIFE-022")]

namespace FaultyMiniports;

/// <summary>Allocates a block in each MiniportPause and forgets it.</summary>
public sealed class LosesMemoryInEveryPause : AdapterFollower
{
    private const uint BlockBytes = 64;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            return pause(context, ref parameters);
        };
    }
}
