using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("uncached-shared-memory", typeof(UncachedSharedMemory))]

namespace OddMiniports.Memory;

/// <summary>
/// Asks for all its shared memory uncached. Legal: NdisMAllocateSharedMemory: Cached may be FALSE.
/// </summary>
public sealed class UncachedSharedMemory : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class UncachedBlock(
        INdis ndis,
        NDIS_HANDLE adapterHandle,
        uint length,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        : SharedBlock(ndis, adapterHandle, length, virtualAddress, physicalAddress)
    {
        /// <inheritdoc/>
        public override void Free()
            => _ndis.NdisMFreeSharedMemory(_adapterHandle, Length, false, VirtualAddress, PhysicalAddress);
    }

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override SharedBlock? Share(uint count, uint pieceBytes)
        {
            uint length = count * pieceBytes;
            Ndis.NdisMAllocateSharedMemory(
                Handle, length, false, out PVOID virtualAddress, out PHYSICAL_ADDRESS physicalAddress);
            if (virtualAddress == null)
            {
                return null;
            }

            virtualAddress.Fill(0, length);
            return new UncachedBlock(Ndis, Handle, length, virtualAddress, physicalAddress);
        }
    }
}
