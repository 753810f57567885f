using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-cb-013-frees-context-at-pause", typeof(FreesContextAtPause))]
[assembly: FaultyMiniport("sgdma-cb-013-frees-context-at-pause", "SGDMA-CB-013")]

namespace FaultyMiniports;

/// <summary>Frees in MiniportPause the blocks behind the contexts of requests whose callbacks have not come.</summary>
public sealed class FreesContextAtPause : ListFollower
{
    private const uint BlockBytes = 32;
    private readonly Dictionary<ListRequest, PVOID> _pending = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            foreach (ListRequest request in _pending.Keys.ToArray())
            {
                Forget(request);
            }

            return pause(context, ref parameters);
        };
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        PVOID block = Inner.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (block == null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _pending.Add(request, block);
        NDIS_STATUS status = MapWith(block, request, list => OnBlock(request, list));
        if (status != NDIS_STATUS_SUCCESS)
        {
            Forget(request);
        }

        return status;
    }

    private void OnBlock(ListRequest request, SCATTER_GATHER_LIST list)
    {
        Forget(request);
        request.List = list;
        request.IsDelivered = true;
        OnList(request);
    }

    private void Forget(ListRequest request)
    {
        if (_pending.Remove(request, out PVOID block))
        {
            Inner.NdisFreeMemory(block, 0, 0);
        }
    }
}
