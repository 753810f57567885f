using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-dereg-008-closes-what-was-refused", typeof(ClosesWhatWasRefused))]
[assembly: FaultyMiniport("sgdma-dereg-008-closes-what-was-refused", "SGDMA-DEREG-008")]

namespace FaultyMiniports;

/// <summary>Deregisters although its registration was refused.</summary>
public sealed class ClosesWhatWasRefused : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        if (status != NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle); // wrong step
        }

        return status;
    }
}
