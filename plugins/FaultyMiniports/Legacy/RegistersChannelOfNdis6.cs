using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-013-registers-channel-of-ndis-6", typeof(RegistersChannelOfNdis6), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-013-registers-channel-of-ndis-6", "NDIS5-013")]

namespace FaultyMiniports;

/// <summary>A driver of NDIS 5 that tries NdisMRegisterScatterGatherDma of NDIS 6 first.</summary>
public sealed class RegistersChannelOfNdis6 : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
    {
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            MaximumPhysicalMapping = maximumPhysicalMapping,
            ProcessSGListHandler = (device, reserved, list, context) => { },
        };
        NDIS_STATUS status = ((INdis)Inner).NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref description, out _);
        return status == NDIS_STATUS_SUCCESS
            ? status
            : Inner.NdisMInitializeScatterGatherDma(miniportAdapterHandle, dma64BitAddresses, maximumPhysicalMapping);
    }
}
