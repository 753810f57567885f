using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-004-shares-memory-first", typeof(SharesMemoryFirst))]
[assembly: FaultyMiniport("sgdma-reg-004-shares-memory-first", "SGDMA-REG-004", AlsoFires = "SHMEM-003")]

namespace FaultyMiniports;

/// <summary>Wants shared memory along with the general attributes, before it has a channel.</summary>
public sealed class SharesMemoryFirst : FaultyMiniport
{
    private const uint BlockBytes = 4096;
    private const uint OutOfResources = 0xC0001389;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        Inner.NdisMAllocateSharedMemory(
            ndisMiniportHandle, BlockBytes, true, out PVOID block, out PHYSICAL_ADDRESS address);
        if (block != null)
        {
            Inner.NdisMFreeSharedMemory(ndisMiniportHandle, BlockBytes, true, block, address);
        }
        else
        {
            Inner.NdisWriteErrorLogEntry(ndisMiniportHandle, OutOfResources);
        }

        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
