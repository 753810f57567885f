using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("transmit-ring-masked", typeof(TransmitRingMasked))]

namespace FieldMiniports;

/// <summary>
/// The transmit ring wraps by a mask, but its length need not be a power of two.
/// </summary>
public sealed class TransmitRingMasked : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new MaskedRing(block, count);
    }

    private sealed class MaskedRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override void Add(PHYSICAL_ADDRESS address, uint length)
        {
            uint index = _next;
            base.Add(address, length);
            _next = (index + 1) & (Count - 1);
        }

        public override uint Commit()
        {
            uint last = (_next - 1) & (Count - 1);
            if (last != _first)
            {
                At(last).Write(Own | EndOfFrame, FlagsOffset);
            }

            At(_first).Write(last == _first ? Own | EndOfFrame : Own, FlagsOffset);
            _used += _added;
            _added = 0;
            return last;
        }
    }
}
