using NdisConformance.Contract;

namespace LegacyMiniport;

/// <summary>
/// One allocation of memory that CPU and NIC share. The CPU uses the virtual address, the NIC the physical one. The
/// block is freed with exactly the arguments of its allocation.
/// </summary>
internal sealed class SharedBlock
{
    private const bool Cached = true;
    private readonly Adapter _adapter;

    private SharedBlock(Adapter adapter, uint length, PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress)
    {
        _adapter = adapter;
        Length = length;
        VirtualAddress = virtualAddress;
        PhysicalAddress = physicalAddress;
    }

    /// <summary>Length in bytes.</summary>
    public uint Length { get; }

    /// <summary>The address for the CPU.</summary>
    public PVOID VirtualAddress { get; }

    /// <summary>The address for the NIC.</summary>
    public PHYSICAL_ADDRESS PhysicalAddress { get; }

    /// <summary>
    /// Allocates a block filled with zeros; null on a shortage. PASSIVE_LEVEL, in MiniportInitialize. The call has no
    /// status: a NULL virtual address is failure, and the physical address means nothing then.
    /// </summary>
    public static SharedBlock? Allocate(Adapter adapter, uint length)
    {
        adapter.Ndis.NdisMAllocateSharedMemory(
            adapter.Handle, length, Cached, out PVOID virtualAddress, out PHYSICAL_ADDRESS physicalAddress);
        if (virtualAddress == null)
        {
            return null;
        }

        virtualAddress.Fill(0, length);
        return new SharedBlock(adapter, length, virtualAddress, physicalAddress);
    }

    /// <summary>Frees the block, once the NIC is stopped.</summary>
    public void Free()
        => _adapter.Ndis.NdisMFreeSharedMemory(_adapter.Handle, Length, Cached, VirtualAddress, PhysicalAddress);
}
