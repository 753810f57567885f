using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-decided-in-two-steps", typeof(PauseDecidedInTwoSteps))]

namespace FieldMiniports;

/// <summary>
/// The pause looks at the count and asks to be woken under two locks in a row: what ends in between wakes nobody.
/// </summary>
public sealed class PauseDecidedInTwoSteps : FieldDriver
{
    /// <inheritdoc/>
    public override TrafficGate MakeGate(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : TrafficGate(ndis, handle)
    {
        public override bool Close()
        {
            _ndis.NdisAcquireSpinLock(_lock);
            _isOpen = false;
            bool isEmpty = _outstanding == 0;
            _ndis.NdisReleaseSpinLock(_lock);
            if (!isEmpty)
            {
                _ndis.NdisAcquireSpinLock(_lock);
                _isPausePending = true;
                _ndis.NdisReleaseSpinLock(_lock);
            }

            return isEmpty;
        }
    }
}
