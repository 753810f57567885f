using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("irql-008-takes-locks-in-both-orders", typeof(TakesLocksInBothOrders))]
[assembly: FaultyMiniport("irql-008-takes-locks-in-both-orders", "IRQL-008")]

namespace FaultyMiniports;

/// <summary>Takes its two locks in one order before a completion, and in the other one before an indication.</summary>
public sealed class TakesLocksInBothOrders : LockHolder
{
    private readonly NDIS_SPIN_LOCK _second = new();

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status = base.NdisMMapIoSpace(
            out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisAllocateSpinLock(_second);
        }

        return status;
    }

    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        Inner.NdisFreeSpinLock(_second);
        base.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
    }

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        TakeBoth(Lock, _second);
        base.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        TakeBoth(_second, Lock);
        base.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }

    private void TakeBoth(NDIS_SPIN_LOCK outer, NDIS_SPIN_LOCK inner)
    {
        Inner.NdisAcquireSpinLock(outer);
        Inner.NdisAcquireSpinLock(inner);
        Inner.NdisReleaseSpinLock(inner);
        Inner.NdisReleaseSpinLock(outer);
    }
}
