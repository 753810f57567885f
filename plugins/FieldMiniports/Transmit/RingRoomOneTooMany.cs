using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("ring-room-one-too-many", typeof(RingRoomOneTooMany))]

namespace FieldMiniports;

/// <summary>
/// Whether a frame fits into the ring (of 16 descriptors) is asked with a limit that is one too high: a frame that
/// needs one more than there is overwrites a descriptor of the oldest frame.
/// </summary>
public sealed class RingRoomOneTooMany : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class GenerousRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override bool HasRoomFor(uint descriptors) => descriptors <= Count && _used + descriptors <= Count + 1;
    }

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        private const uint RingCount = 16;

        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
            => new GenerousRing(block, Math.Min(RingCount, count));
    }
}
