using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "sgdma-reg-022-maps-small-packets-only", typeof(MapsSmallPacketsOnly), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("sgdma-reg-022-maps-small-packets-only", "SGDMA-REG-022")]

namespace FaultyMiniports;

/// <summary>Says to NdisMInitializeScatterGatherDma that its packets have 256 bytes at most.</summary>
public sealed class MapsSmallPacketsOnly : FaultyLegacyMiniport
{
    private const uint SmallBytes = 256;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
        => Inner.NdisMInitializeScatterGatherDma(miniportAdapterHandle, dma64BitAddresses, SmallBytes);
}
