using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "irql-002-initializes-packet-dma-at-dispatch",
    typeof(InitializesPacketDmaAtDispatch),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("irql-002-initializes-packet-dma-at-dispatch", "IRQL-002")]

namespace FaultyMiniports;

/// <summary>Calls NdisMInitializeScatterGatherDma at DISPATCH_LEVEL.</summary>
public sealed class InitializesPacketDmaAtDispatch : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMInitializeScatterGatherDma(
            miniportAdapterHandle, dma64BitAddresses, maximumPhysicalMapping);
        Inner.NDIS_LOWER_IRQL(oldIrql);
        return status;
    }
}
