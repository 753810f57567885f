using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-009-allocates-map-registers", typeof(AllocatesMapRegisters), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-009-allocates-map-registers", "NDIS5-009")]

namespace FaultyMiniports;

/// <summary>Allocates map registers although NdisMInitializeScatterGatherDma succeeded.</summary>
public sealed class AllocatesMapRegisters : FaultyLegacyMiniport
{
    private const uint Registers = 16;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
    {
        NDIS_STATUS status = Inner.NdisMInitializeScatterGatherDma(
            miniportAdapterHandle, dma64BitAddresses, maximumPhysicalMapping);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMAllocateMapRegisters(
                miniportAdapterHandle, 0, NDIS_DMA_SIZE.NDIS_DMA_32BITS, Registers, maximumPhysicalMapping);
        }

        return status;
    }
}
