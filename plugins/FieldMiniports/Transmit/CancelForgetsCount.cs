using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-forgets-count", typeof(CancelForgetsCount))]

namespace FieldMiniports;

/// <summary>
/// Cancelled lists are completed but stay in the count of outstanding sends, so the next pause never ends.
/// </summary>
public sealed class CancelForgetsCount : FieldDriver
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
                Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, cancelled.Head, 0);
            }
        }
    }
}
