using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-019-writes-beyond-block", typeof(WritesBeyondBlock))]
[assembly: FaultyMiniport("shmem-019-writes-beyond-block", "SHMEM-019")]

namespace FaultyMiniports;

/// <summary>Writes over the end of each block of shared memory.</summary>
public sealed class WritesBeyondBlock : FaultyMiniport
{
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
            virtualAddress.Write(0ul, length - sizeof(uint));
        }
    }
}
