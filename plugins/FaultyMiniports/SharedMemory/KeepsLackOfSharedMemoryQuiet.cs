using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-005-keeps-lack-of-shared-memory-quiet", typeof(KeepsLackOfSharedMemoryQuiet))]
[assembly: FaultyMiniport("shmem-005-keeps-lack-of-shared-memory-quiet", "SHMEM-005", AlsoFires = "LIFE-004")]

namespace FaultyMiniports;

/// <summary>Writes nothing to the error log where it could not get shared memory.</summary>
public sealed class KeepsLackOfSharedMemoryQuiet : FaultyMiniport
{
    private bool _lacksSharedMemory;

    /// <inheritdoc/>
    public override void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NdisMAllocateSharedMemory( // wrong step
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);
        _lacksSharedMemory |= virtualAddress == null;
    }

    /// <inheritdoc/>
    public override void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle, uint errorCode, params ReadOnlySpan<ulong> errorValues)
    {
        if (!_lacksSharedMemory)
        {
            Inner.NdisWriteErrorLogEntry(ndisAdapterHandle, errorCode, errorValues);
        }
    }
}
