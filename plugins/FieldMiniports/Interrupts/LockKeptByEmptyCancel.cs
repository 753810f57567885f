using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("lock-kept-by-empty-cancel", typeof(LockKeptByEmptyCancel))]

namespace FieldMiniports;

/// <summary>
/// A cancel that finds an empty queue returns with the lock held.
/// </summary>
public sealed class LockKeptByEmptyCancel : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            if (_waiting.Count == 0)
            {
                return;
            }

            NetBufferListQueue cancelled = TakeCancelled(cancelId, isActiveSpared: true);
            Ndis.NdisReleaseSpinLock(_lock);
            if (cancelled.Count > 0)
            {
                uint count = cancelled.Count;
                Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, cancelled.Head, 0);
                Adapter.Gate.Leave(count);
            }
        }
    }
}
