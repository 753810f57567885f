using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("shortage-asked-twice", typeof(ShortageAskedTwice))]

namespace FieldMiniports;

/// <summary>
/// Whether buffers are short is asked before an indication, for its flags, and once more behind it, to see whose the
/// lists are: what comes back meanwhile changes the answer, and lists that are the driver's own are not used again.
/// </summary>
public sealed class ShortageAskedTwice : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void IndicateBatch(uint count, bool isLow)
        {
            HandUp(count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (IsShort() ? NDIS_RECEIVE_FLAGS_RESOURCES : 0));
            uint leaving = 1;
            if (IsShort())
            {
                RecycleBatch(count);
                leaving += count;
            }

            Adapter.Gate.Leave(leaving);
        }

        private bool IsShort()
        {
            Ndis.NdisDprAcquireSpinLock(_lock);
            bool isShort = Ring.Armed + _spareCount < LowWater;
            Ndis.NdisDprReleaseSpinLock(_lock);
            return isShort;
        }
    }
}
