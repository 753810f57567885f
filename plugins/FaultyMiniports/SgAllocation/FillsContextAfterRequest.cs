using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-alloc-015-fills-context-after-request", typeof(FillsContextAfterRequest))]
[assembly: FaultyMiniport("sgdma-alloc-015-fills-context-after-request", "SGDMA-ALLOC-015")]

namespace FaultyMiniports;

/// <summary>Gives a block as Context into which it puts the request only after the call.</summary>
public sealed class FillsContextAfterRequest : ListFollower
{
    private readonly Dictionary<TransmitSlot, PVOID> _blocks = [];

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        foreach (PVOID block in _blocks.Values)
        {
            Inner.NdisFreeMemory(block, 0, 0);
        }

        _blocks.Clear();
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        PVOID slotContext = request.Context;
        if (!_blocks.TryGetValue(request.Slot, out PVOID block))
        {
            block = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, sizeof(ulong), Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            _blocks.Add(request.Slot, block);
        }

        block.Write(0UL);
        // wrong step, seen in ListFollower.MapWith
        // wrong step, seen in ListFollower.MapWith
        NDIS_STATUS status = MapWith(block, request, list => OnBlock(block, request, list));
        block.Write(slotContext.Value);
        return status;
    }

    private void OnBlock(PVOID block, ListRequest request, SCATTER_GATHER_LIST list)
    {
        _ = Inner.Get<TransmitSlot>(new PVOID(block.Read<ulong>()));
        request.List = list;
        request.IsDelivered = true;
        OnList(request);
    }
}
