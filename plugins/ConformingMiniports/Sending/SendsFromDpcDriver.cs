using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// MiniportSendNetBufferLists does no more than queue the lists and a DPC; the DPC maps the frames and posts them.
/// </summary>
public sealed class SendsFromDpcDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new DeferringAdapter(ndis, adapterHandle, version);

    private sealed class DeferringAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : QueueingAdapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new DeferringPath(this);
    }

    private sealed class DeferringPath(DeferringAdapter adapter) : TransmitPath(adapter)
    {
        // Guarded by the lock, which is held from Enqueue on until ReleaseLockAndService has looked at it.
        private bool _isDeferred;

        protected override void Enqueue(ref NetBufferListQueue accepted, ref NetBufferListQueue refused)
        {
            base.Enqueue(ref accepted, ref refused);
            _isDeferred = true;
        }

        protected override void ReleaseLockAndService()
        {
            if (!_isDeferred)
            {
                base.ReleaseLockAndService();
                return;
            }

            _isDeferred = false;
            adapter.QueueDpc();
            Ndis.NdisDprReleaseSpinLock(_lock);
        }
    }
}
