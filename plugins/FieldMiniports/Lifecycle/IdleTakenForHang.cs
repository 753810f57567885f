using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("idle-taken-for-hang", typeof(IdleTakenForHang))]

namespace FieldMiniports;

/// <summary>
/// MiniportCheckForHangEx says that the NIC hangs when no frame has ended since the last look, whether or not the NIC
/// had one: an adapter that sends nothing is reset again and again.
/// </summary>
public sealed class IdleTakenForHang : ResettableDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : ResettableTransmitPath(adapter)
    {
        private bool _hasLooked;

        public override bool IsStuck()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            bool isStuck = _hasLooked && Ended == SeenEnded;
            _hasLooked = true;
            SeenEnded = Ended;
            Ndis.NdisReleaseSpinLock(_lock);
            return isStuck;
        }
    }
}
