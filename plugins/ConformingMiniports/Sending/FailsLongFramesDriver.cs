using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>Refuses lists that are too long with NDIS_STATUS_FAILURE, each in a call before all others.</summary>
public sealed class FailsLongFramesDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new FailingPath(adapter);

    private sealed class FailingPath(Adapter adapter) : TransmitPath(adapter)
    {
        private uint _refused;

        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            NDIS_STATUS status = base.Check(list);
            return status == NDIS_STATUS_SUCCESS ? status : NDIS_STATUS_FAILURE;
        }

        protected override void Enqueue(ref NetBufferListQueue accepted, ref NetBufferListQueue refused)
        {
            // The caller has the lock.
            Ndis.NdisDprReleaseSpinLock(_lock);
            uint count = refused.Count;
            while (refused.Count > 0)
            {
                Ndis.NdisMSendNetBufferListsComplete(
                    Adapter.Handle, refused.RemoveHead(), NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
            base.Enqueue(ref accepted, ref refused);
            _refused += count;
        }

        protected override uint CompleteFinished()
        {
            uint completed = base.CompleteFinished() + _refused;
            _refused = 0;
            return completed;
        }
    }
}
