using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-dpr-lock-in-send", typeof(DprLockInSendDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportSendPackets takes the lock by NdisDprAcquireSpinLock, as if it were always called at DISPATCH_LEVEL. NDIS
/// 5: it runs at IRQL &lt;= DISPATCH_LEVEL, and the Dpr functions are for callers at DISPATCH_LEVEL only.
/// </summary>
public sealed class DprLockInSendDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter)
        => new OwnTransmitPath((OwnAdapter)adapter);

    private sealed class OwnAdapter(FieldDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : FieldAdapter(driver, ndis, handle, isDeserialized)
    {
        public void AcquireLockAtDispatchLevel() => Ndis.NdisDprAcquireSpinLock(_lock);

        public void ReleaseLockFromDispatchLevel() => Ndis.NdisDprReleaseSpinLock(_lock);
    }

    private sealed class OwnTransmitPath(OwnAdapter adapter) : TransmitPath(adapter)
    {
        protected override void Enqueue(ReadOnlySpan<NDIS_PACKET> packets)
        {
            PacketQueue refused = default;
            adapter.AcquireLockAtDispatchLevel();
            foreach (NDIS_PACKET packet in packets)
            {
                _waiting.Append(packet);
            }

            PostWaiting(ref refused);
            adapter.ReleaseLockFromDispatchLevel();
            Complete(ref refused);
        }
    }
}
