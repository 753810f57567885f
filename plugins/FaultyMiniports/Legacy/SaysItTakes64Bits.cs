using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-007-says-it-takes-64-bits", typeof(SaysItTakes64Bits), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-007-says-it-takes-64-bits", "NDIS5-007")]

namespace FaultyMiniports;

/// <summary>Passes TRUE for Dma64BitAddresses, whatever its NIC says of its addresses.</summary>
public sealed class SaysItTakes64Bits : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
        => Inner.NdisMInitializeScatterGatherDma(
            miniportAdapterHandle, dma64BitAddresses: true, maximumPhysicalMapping);
}
