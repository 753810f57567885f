using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-completes-with-dispatch-flag", typeof(CancelCompletesWithDispatchFlag))]

namespace FieldMiniports;

/// <summary>
/// Cancelled lists are always completed with the flag that says DISPATCH_LEVEL, whatever the level is.
/// </summary>
public sealed class CancelCompletesWithDispatchFlag : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            NetBufferListQueue cancelled = TakeCancelled(cancelId, isActiveSpared: true);
            Ndis.NdisReleaseSpinLock(_lock);
            if (cancelled.Count > 0)
            {
                uint count = cancelled.Count;
                Ndis.NdisMSendNetBufferListsComplete(
                    Adapter.Handle, cancelled.Head, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
                Adapter.Gate.Leave(count);
            }
        }
    }
}
