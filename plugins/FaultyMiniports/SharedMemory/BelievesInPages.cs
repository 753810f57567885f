using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-019-believes-in-pages", typeof(BelievesInPages))]
[assembly: FaultyMiniport("shmem-019-believes-in-pages", "SHMEM-019")]

namespace FaultyMiniports;

/// <summary>Gives its NIC the number of a page: it believes that each block of shared memory begins with one.</summary>
public sealed class BelievesInPages : FaultyMiniport
{
    private const ulong PageBytes = 4096;
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
            physicalAddress = new PHYSICAL_ADDRESS(physicalAddress.QuadPart / PageBytes * PageBytes);
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
