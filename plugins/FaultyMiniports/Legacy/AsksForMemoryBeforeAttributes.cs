using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-029-asks-for-memory-before-attributes",
    typeof(AsksForMemoryBeforeAttributes),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-029-asks-for-memory-before-attributes", "NDIS5-029")]

namespace FaultyMiniports;

/// <summary>Calls NdisMAllocateSharedMemoryAsync in MiniportInitialize first, and NdisMSetAttributesEx then.</summary>
public sealed class AsksForMemoryBeforeAttributes : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType)
    {
        // It fails: NDIS does not know yet that the adapter masters the bus.
        Inner.NdisMAllocateSharedMemoryAsync(miniportAdapterHandle, Adapter.FrameStride, cached: false, null);
        Inner.NdisMSetAttributesEx(
            miniportAdapterHandle, miniportAdapterContext, checkForHangTimeInSeconds, attributeFlags, adapterType);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
        => characteristics.AllocateCompleteHandler = (adapter, address, in physicalAddress, length, context) => { };

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new CopiesEveryPacketDriver();
}
