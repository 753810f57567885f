using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "sgdma-reg-018-ignores-refused-packet-dma", typeof(IgnoresRefusedPacketDma), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("sgdma-reg-018-ignores-refused-packet-dma", "SGDMA-REG-018")]

namespace FaultyMiniports;

/// <summary>Takes a failed NdisMInitializeScatterGatherDma for a success.</summary>
public sealed class IgnoresRefusedPacketDma : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
    {
        Inner.NdisMInitializeScatterGatherDma(miniportAdapterHandle, dma64BitAddresses, maximumPhysicalMapping);
        return NDIS_STATUS_SUCCESS;
    }
}
