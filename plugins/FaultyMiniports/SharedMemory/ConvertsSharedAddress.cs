using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-007-converts-shared-address", typeof(ConvertsSharedAddress))]
[assembly: FaultyMiniport("shmem-007-converts-shared-address", "SHMEM-007")]

namespace FaultyMiniports;

/// <summary>Gives its NIC the physical address that it converted from the virtual one.</summary>
public sealed class ConvertsSharedAddress : FaultyMiniport
{
    private readonly Dictionary<ulong, PHYSICAL_ADDRESS> _addresses = [];

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
        if (virtualAddress != null)
        {
            _addresses[virtualAddress.Value] = physicalAddress;
            physicalAddress = Inner.MmGetPhysicalAddress(virtualAddress);
        }
    }

    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMFreeSharedMemory(
            miniportAdapterHandle, length, cached, virtualAddress, _addresses[virtualAddress.Value]);
}
