using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-022-takes-memory-in-every-restart", typeof(TakesMemoryInEveryRestart))]
[assembly: FaultyMiniport("life-022-takes-memory-in-every-restart", "LIFE-022")]

namespace FaultyMiniports;

/// <summary>Allocates a block in each MiniportRestart, and frees them all in MiniportHaltEx only.</summary>
public sealed class TakesMemoryInEveryRestart : AdapterFollower
{
    private const uint BlockBytes = 64;
    private readonly List<PVOID> _blocks = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_HALT halt = characteristics.HaltHandlerEx!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            PVOID block = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (block != null)
            {
                _blocks.Add(block);
            }

            return restart(context, ref parameters);
        };
        characteristics.HaltHandlerEx = (context, action) =>
        {
            foreach (PVOID block in _blocks)
            {
                Inner.NdisFreeMemory(block, BlockBytes, 0);
            }

            _blocks.Clear();
            halt(context, action);
        };
    }
}
