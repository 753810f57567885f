using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-017-frees-memory-in-pause", typeof(FreesMemoryInPause))]
[assembly: FaultyMiniport("life-017-frees-memory-in-pause", "LIFE-017")]

namespace FaultyMiniports;

/// <summary>Frees a block of its initialization in MiniportPause and allocates another in MiniportRestart.</summary>
public sealed class FreesMemoryInPause : AdapterFollower
{
    private const uint BlockBytes = 64;
    private PVOID _block;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_HALT halt = characteristics.HaltHandlerEx!;
        MINIPORT_INITIALIZE initialize = characteristics.InitializeHandlerEx!;
        characteristics.InitializeHandlerEx =
            (NDIS_HANDLE handle, NDIS_HANDLE context, ref NDIS_MINIPORT_INIT_PARAMETERS parameters) =>
            {
                NDIS_STATUS status = initialize(handle, context, ref parameters);
                Allocate(status == NDIS_STATUS_SUCCESS);
                return status;
            };
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            Free();
            return pause(context, ref parameters);
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            Allocate(_block == null);
            return restart(context, ref parameters);
        };
        characteristics.HaltHandlerEx = (context, action) =>
        {
            Free();
            halt(context, action);
        };
    }

    private void Allocate(bool isNeeded)
    {
        if (isNeeded)
        {
            _block = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        }
    }

    private void Free()
    {
        if (_block != null)
        {
            Inner.NdisFreeMemory(_block, BlockBytes, 0);
            _block = null;
        }
    }
}
