using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-002-initializes-dma-before-attributes",
    typeof(InitializesDmaBeforeAttributes),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-002-initializes-dma-before-attributes", "NDIS5-002")]

namespace FaultyMiniports;

/// <summary>
/// Calls NdisMInitializeScatterGatherDma before NdisMSetAttributesEx too, where NDIS does not know of a bus master
/// yet.
/// </summary>
public sealed class InitializesDmaBeforeAttributes : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType)
    {
        Inner.NdisMInitializeScatterGatherDma(miniportAdapterHandle, false, Adapter.MaximumFrameBytes);
        Inner.NdisMSetAttributesEx(
            miniportAdapterHandle, miniportAdapterContext, checkForHangTimeInSeconds, attributeFlags, adapterType);
    }
}
