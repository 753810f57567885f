using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-011-guesses-list-size", typeof(GuessesListSize))]
[assembly: FaultyMiniport("sgdma-reg-011-guesses-list-size", "SGDMA-REG-011")]

namespace FaultyMiniports;

/// <summary>Puts a size of its own into the description, and allocates by it before NDIS told the size.</summary>
public sealed class GuessesListSize : ListFollower
{
    private const uint Guess = 1024;
    private readonly List<PVOID> _buffers = [];

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.ScatterGatherListSize = Guess;
        for (uint i = 0; i < TransmitPath.SlotCount; i++)
        {
            PVOID buffer = Inner.NdisAllocateMemoryWithTagPriority(
                miniportAdapterHandle,
                dmaDescription.ScatterGatherListSize,
                Adapter.Tag,
                EX_POOL_PRIORITY.NormalPoolPriority);
            if (buffer != null)
            {
                _buffers.Add(buffer);
            }
        }

        NDIS_STATUS status = base.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        if (status != NDIS_STATUS_SUCCESS)
        {
            FreeBuffers();
        }

        return status;
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        FreeBuffers();
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        int slot = Slots.ToList().IndexOf(request.Slot);
        return slot < _buffers.Count
            ? Inner.NdisMAllocateNetBufferSGList(
                request.DmaHandle, request.NetBuffer, request.Context, request.Flags, _buffers[slot], Guess)
            : base.Ask(request);
    }

    private void FreeBuffers()
    {
        foreach (PVOID buffer in _buffers)
        {
            Inner.NdisFreeMemory(buffer, 0, 0);
        }

        _buffers.Clear();
    }
}
