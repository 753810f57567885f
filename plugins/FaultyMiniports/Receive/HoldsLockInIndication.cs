using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-010-holds-lock-in-indication", typeof(HoldsLockInIndication))]
[assembly: FaultyMiniport("recv-010-holds-lock-in-indication", "RECV-010")]

namespace FaultyMiniports;

/// <summary>Holds the lock that MiniportReturnNetBufferLists takes while it indicates.</summary>
public sealed class HoldsLockInIndication : LockHolder
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            Inner.NdisAcquireSpinLock(Lock);
            Inner.NdisReleaseSpinLock(Lock);
            returnLists(context, lists, flags);
        };
    }

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        Inner.NdisAcquireSpinLock(Lock);
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        Inner.NdisReleaseSpinLock(Lock);
    }
}
