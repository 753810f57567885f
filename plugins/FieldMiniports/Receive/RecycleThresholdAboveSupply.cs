using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recycle-threshold-above-supply", typeof(RecycleThresholdAboveSupply))]

namespace FieldMiniports;

/// <summary>
/// Buffers that come back are collected and go into the ring eight at a time. Where the protocols keep so many that
/// fewer than eight are left, the ring runs empty while the rest lies aside.
/// </summary>
public sealed class RecycleThresholdAboveSupply : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint Threshold = 8;
        private readonly ReceiveBuffer[] _aside = new ReceiveBuffer[Threshold];
        private uint _asideCount;

        protected override void Recycle(ReceiveBuffer buffer)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            _aside[_asideCount++] = buffer;
            if (_asideCount == Threshold)
            {
                while (_asideCount > 0)
                {
                    Keep(_aside[--_asideCount]);
                }
            }

            Ndis.NdisReleaseSpinLock(_lock);
        }
    }
}
