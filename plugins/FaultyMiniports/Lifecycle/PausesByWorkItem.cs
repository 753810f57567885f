using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-016-pauses-by-work-item", typeof(PausesByWorkItem))]
[assembly: FaultyMiniport("life-016-pauses-by-work-item", "LIFE-016")]

namespace FaultyMiniports;

/// <summary>Allocates a work item in MiniportPause that is to do the pause; without one nobody does it.</summary>
public sealed class PausesByWorkItem : AdapterFollower
{
    private const uint WorkItemBytes = 64;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            PVOID workItem = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, WorkItemBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (workItem == null)
            {
                return NDIS_STATUS_PENDING;
            }

            NDIS_STATUS status = pause(context, ref parameters);
            Inner.NdisFreeMemory(workItem, WorkItemBytes, 0);
            return status;
        };
    }
}
