using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-completed-by-each-last", typeof(PauseCompletedByEachLast))]

namespace FieldMiniports;

/// <summary>
/// The flag that a pause is pending is cleared after NdisMPauseComplete, which whoever leaves meanwhile calls as
/// well.
/// </summary>
public sealed class PauseCompletedByEachLast : FieldDriver
{
    /// <inheritdoc/>
    public override TrafficGate MakeGate(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : TrafficGate(ndis, handle)
    {
        public override bool TryEnter(uint count)
        {
            _ndis.NdisAcquireSpinLock(_lock);
            bool isOpen = _isOpen;
            _outstanding += count;
            _ndis.NdisReleaseSpinLock(_lock);
            if (!isOpen)
            {
                Leave(count);
            }

            return isOpen;
        }

        public override void Leave(uint count)
        {
            if (count == 0)
            {
                return;
            }

            _ndis.NdisAcquireSpinLock(_lock);
            _outstanding -= count;
            bool isEmpty = _outstanding == 0;
            _ndis.NdisReleaseSpinLock(_lock);
            if (isEmpty && _isPausePending)
            {
                _ndis.NdisMPauseComplete(_adapterHandle);
                _isPausePending = false;
            }

            if (isEmpty && _isHaltWaiting)
            {
                _ndis.NdisSetEvent(_isEmpty);
            }
        }
    }
}
