using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-004-logs-lack-of-shared-memory-only", typeof(LogsLackOfSharedMemoryOnly))]
[assembly: FaultyMiniport("life-004-logs-lack-of-shared-memory-only", "LIFE-004")]

namespace FaultyMiniports;

/// <summary>Writes to the error log only where it could not get shared memory.</summary>
public sealed class LogsLackOfSharedMemoryOnly : FaultyMiniport
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
        Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);
        _lacksSharedMemory |= virtualAddress == null;
    }

    /// <inheritdoc/>
    public override void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle, uint errorCode, params ReadOnlySpan<ulong> errorValues)
    {
        if (_lacksSharedMemory)
        {
            Inner.NdisWriteErrorLogEntry(ndisAdapterHandle, errorCode, errorValues);
        }
    }
}
