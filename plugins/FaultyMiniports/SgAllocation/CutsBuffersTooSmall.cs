using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-026-cuts-buffers-too-small", typeof(CutsBuffersTooSmall))]
[assembly: FaultyMiniport("sgdma-alloc-026-cuts-buffers-too-small", "SGDMA-ALLOC-026")]

namespace FaultyMiniports;

/// <summary>Cuts one block into list buffers at a stride that is smaller than the size which it gives.</summary>
public sealed class CutsBuffersTooSmall : ListFollower
{
    private const uint Stride = 48;
    private PVOID _block;

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        if (_block != null)
        {
            Inner.NdisFreeMemory(_block, 0, 0);
            _block = null;
        }

        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = base.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            _block = Inner.NdisAllocateMemoryWithTagPriority(
                miniportAdapterHandle,
                (TransmitPath.SlotCount * Stride) + dmaDescription.ScatterGatherListSize,
                Adapter.Tag,
                EX_POOL_PRIORITY.NormalPoolPriority);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        if (_block == null)
        {
            return base.Ask(request);
        }

        PVOID buffer = _block + (Slots.ToList().IndexOf(request.Slot) * (int)Stride);
        return Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle, request.NetBuffer, request.Context, request.Flags, buffer, request.BufferSize);
    }
}
