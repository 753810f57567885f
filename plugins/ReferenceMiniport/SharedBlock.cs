using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>
/// One allocation of memory that CPU and NIC share. The CPU uses the virtual address, the NIC the physical one, and
/// nothing leads from one to the other but this pair. It is freed with exactly the arguments of its allocation.
/// </summary>
internal sealed class SharedBlock
{
    private const bool Cached = true;
    private readonly INdis _ndis;
    private readonly NDIS_HANDLE _adapterHandle;

    private SharedBlock(
        INdis ndis,
        NDIS_HANDLE adapterHandle,
        uint length,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        _ndis = ndis;
        _adapterHandle = adapterHandle;
        Length = length;
        VirtualAddress = virtualAddress;
        PhysicalAddress = physicalAddress;
    }

    /// <summary>Length in bytes.</summary>
    public uint Length { get; }

    /// <summary>Where the CPU finds the block.</summary>
    public PVOID VirtualAddress { get; }

    /// <summary>Where the NIC finds the block.</summary>
    public PHYSICAL_ADDRESS PhysicalAddress { get; }

    /// <summary>Allocates a block filled with zeros, or gives null. PASSIVE_LEVEL, in MiniportInitializeEx.</summary>
    public static SharedBlock? Allocate(INdis ndis, NDIS_HANDLE adapterHandle, uint length)
    {
        ndis.NdisMAllocateSharedMemory(
            adapterHandle, length, Cached, out PVOID virtualAddress, out PHYSICAL_ADDRESS physicalAddress);
        if (virtualAddress == null)
        {
            return null;
        }

        virtualAddress.Fill(0, length);
        return new SharedBlock(ndis, adapterHandle, length, virtualAddress, physicalAddress);
    }

    /// <summary>Frees the block, once the NIC is stopped.</summary>
    public void Free()
        => _ndis.NdisMFreeSharedMemory(_adapterHandle, Length, Cached, VirtualAddress, PhysicalAddress);
}
