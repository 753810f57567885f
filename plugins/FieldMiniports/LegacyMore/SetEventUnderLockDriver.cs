using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-set-event-under-lock", typeof(SetEventUnderLockDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// The last MiniportReturnPacket wakes MiniportHalt before it releases the lock: on another processor MiniportHalt
/// frees the lock, and the rest of the adapter, while it is still held. Violates NdisFreeSpinLock.
/// </summary>
public sealed class SetEventUnderLockDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Recycle(ReceiveBuffer buffer)
        {
            adapter.AcquireLock();
            _spare[_spareCount++] = buffer;
            FillRing();
            _outstanding--;
            if (_isWaiting && _outstanding == 0)
            {
                adapter.Ndis.NdisSetEvent(_allReturned);
            }

            adapter.ReleaseLock();
        }
    }
}
