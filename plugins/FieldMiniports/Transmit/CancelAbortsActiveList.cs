using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-aborts-active-list", typeof(CancelAbortsActiveList))]

namespace FieldMiniports;

/// <summary>
/// A cancel completes the first list even when the NIC has some of its frames already.
/// </summary>
public sealed class CancelAbortsActiveList : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            NetBufferListQueue cancelled = TakeCancelled(cancelId, isActiveSpared: false);
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
