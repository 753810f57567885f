using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-017-holds-lock-in-completion", typeof(HoldsLockInCompletion))]
[assembly: FaultyMiniport("send-017-holds-lock-in-completion", "SEND-017")]

namespace FaultyMiniports;

/// <summary>Holds the lock that MiniportSendNetBufferLists takes while it completes sends.</summary>
public sealed class HoldsLockInCompletion : LockHolder
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            Inner.NdisAcquireSpinLock(Lock);
            Inner.NdisReleaseSpinLock(Lock);
            send(context, lists, port, flags);
        };
    }

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        Inner.NdisAcquireSpinLock(Lock);
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        Inner.NdisReleaseSpinLock(Lock);
    }
}
