using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-007-loses-first-block-of-restart", typeof(LosesFirstBlockOfRestart))]
[assembly: FaultyMiniport("life-007-loses-first-block-of-restart", "LIFE-007")]

namespace FaultyMiniports;

/// <summary>
/// Allocates two blocks in MiniportRestart and frees them in MiniportPause. If there is no memory for the second, it
/// fails the restart and loses the first.
/// </summary>
public sealed class LosesFirstBlockOfRestart : AdapterFollower
{
    private readonly BlockPair _blocks = new(Adapter.Tag);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters)
            => _blocks.TryTake(Inner, Adapter.Handle) ? restart(context, ref parameters) : NDIS_STATUS_RESOURCES;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _blocks.Free(Inner);
            return pause(context, ref parameters);
        };
    }
}
