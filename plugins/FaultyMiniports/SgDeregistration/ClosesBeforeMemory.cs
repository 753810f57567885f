using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-007-closes-before-memory", typeof(ClosesBeforeMemory))]
[assembly: FaultyMiniport("sgdma-dereg-007-closes-before-memory", "SGDMA-DEREG-007")]

namespace FaultyMiniports;

/// <summary>Closes the channel before it frees the first block of shared memory.</summary>
public sealed class ClosesBeforeMemory : FaultyMiniport
{
    private NDIS_HANDLE _dmaHandle;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        _dmaHandle = ndisMiniportDmaHandle;
        return status;
    }

    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        Close();
        // wrong step, seen in ClosesBeforeMemory.NdisMFreeSharedMemory
        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
        => Close();

    private void Close()
    {
        if (_dmaHandle != null)
        {
            Inner.NdisMDeregisterScatterGatherDma(_dmaHandle);
            _dmaHandle = null;
        }
    }
}
