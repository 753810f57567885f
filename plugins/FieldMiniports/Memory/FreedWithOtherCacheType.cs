using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("freed-with-other-cache-type", typeof(FreedWithOtherCacheType))]

namespace FieldMiniports;

/// <summary>
/// Shared memory is allocated cached and freed as not cached.
/// </summary>
public sealed class FreedWithOtherCacheType : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override SharedBlock? Share(uint count, uint pieceBytes)
        {
            Ndis.NdisMAllocateSharedMemory(
                Handle, count * pieceBytes, true, out PVOID address, out PHYSICAL_ADDRESS physical);
            if (address == null)
            {
                return null;
            }

            address.Fill(0, count * pieceBytes);
            return new OwnBlock(Ndis, Handle, count * pieceBytes, address, physical);
        }
    }

    private sealed class OwnBlock(INdis ndis, NDIS_HANDLE handle, uint length, PVOID address, PHYSICAL_ADDRESS physical)
        : SharedBlock(ndis, handle, length, address, physical)
    {
        private readonly NDIS_HANDLE _handle = handle;
        private readonly INdis _host = ndis;

        public override void Free()
            => _host.NdisMFreeSharedMemory(_handle, Length, false, VirtualAddress, PhysicalAddress);
    }
}
