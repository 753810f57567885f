using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>A wrong driver with a spin lock of its own, as long as the registers are mapped.</summary>
public abstract class LockHolder : ListFollower
{
    /// <summary>The lock.</summary>
    protected NDIS_SPIN_LOCK Lock { get; } = new();

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status =
            Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisAllocateSpinLock(Lock);
        }

        return status;
    }

    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        Inner.NdisFreeSpinLock(Lock);
        Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
    }
}
