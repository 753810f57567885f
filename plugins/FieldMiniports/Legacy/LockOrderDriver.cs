using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-lock-order", typeof(LockOrderDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Has a lock for the queue of sends beside that of the adapter: MiniportSendPackets takes the queue first,
/// MiniportHandleInterrupt the adapter first. Two processors wait for each other for ever. WDK: a driver that nests
/// spin locks takes them in one order everywhere.
/// </summary>
public sealed class LockOrderDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        private readonly NDIS_SPIN_LOCK _queueLock = new();
        private bool _hasQueueLock;

        public override NDIS_STATUS Initialize()
        {
            adapter.Ndis.NdisAllocateSpinLock(_queueLock);
            _hasQueueLock = true;
            return base.Initialize();
        }

        public override void Release()
        {
            base.Release();
            if (_hasQueueLock)
            {
                _hasQueueLock = false;
                adapter.Ndis.NdisFreeSpinLock(_queueLock);
            }
        }

        public override void Service()
        {
            PacketQueue done = default;
            adapter.AcquireLock();
            Reap(ref done);
            adapter.Ndis.NdisAcquireSpinLock(_queueLock);
            PostWaiting(ref done);
            adapter.Ndis.NdisReleaseSpinLock(_queueLock);
            adapter.ReleaseLock();
            Complete(ref done);
        }

        protected override void Enqueue(ReadOnlySpan<NDIS_PACKET> packets)
        {
            PacketQueue refused = default;
            adapter.Ndis.NdisAcquireSpinLock(_queueLock);
            adapter.AcquireLock();
            foreach (NDIS_PACKET packet in packets)
            {
                _waiting.Append(packet);
            }

            PostWaiting(ref refused);
            adapter.ReleaseLock();
            adapter.Ndis.NdisReleaseSpinLock(_queueLock);
            Complete(ref refused);
        }
    }
}
