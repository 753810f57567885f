using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-003-initializes-dma-after-memory", typeof(InitializesDmaAfterMemory), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-003-initializes-dma-after-memory", "NDIS5-003")]

namespace FaultyMiniports;

/// <summary>
/// Calls NdisMInitializeScatterGatherDma once more after its first block of shared memory, to get longer lists.
/// </summary>
public sealed class InitializesDmaAfterMemory : FaultyLegacyMiniport
{
    private bool _isRepeated;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMInitializeScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle, bool dma64BitAddresses, uint maximumPhysicalMapping)
    {
        _isRepeated = false;
        return Inner.NdisMInitializeScatterGatherDma(
            miniportAdapterHandle, dma64BitAddresses, maximumPhysicalMapping);
    }

    /// <inheritdoc/>
    public override void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);
        if (!_isRepeated && virtualAddress != null)
        {
            _isRepeated = true;
            Inner.NdisMInitializeScatterGatherDma(miniportAdapterHandle, false, 4 * Adapter.MaximumFrameBytes);
        }
    }
}
