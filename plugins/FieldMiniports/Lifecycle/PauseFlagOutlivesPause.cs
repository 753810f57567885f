using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pause-flag-outlives-pause", typeof(PauseFlagOutlivesPause))]

namespace FieldMiniports;

/// <summary>
/// The flag that a pause is pending is set by every pause, also by one that ends at once, and then stays: when traffic
/// ends after the restart, NdisMPauseComplete is called without a pause.
/// </summary>
public sealed class PauseFlagOutlivesPause : FieldDriver
{
    /// <inheritdoc/>
    public override TrafficGate MakeGate(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : TrafficGate(ndis, handle)
    {
        public override bool Close()
        {
            _ndis.NdisAcquireSpinLock(_lock);
            _isOpen = false;
            _isPausePending = true;
            bool isEmpty = _outstanding == 0;
            _ndis.NdisReleaseSpinLock(_lock);
            return isEmpty;
        }
    }
}
