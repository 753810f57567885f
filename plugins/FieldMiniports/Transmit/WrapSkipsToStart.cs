using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("wrap-skips-to-start", typeof(WrapSkipsToStart))]

namespace FieldMiniports;

/// <summary>
/// A frame that does not fit before the end of the ring is put at its start; the NIC waits at the descriptors left
/// out.
/// </summary>
public sealed class WrapSkipsToStart : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
            => new SkippingRing(block, count);
    }

    private sealed class SkippingRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override bool HasRoomFor(uint descriptors)
        {
            if (!base.HasRoomFor(descriptors))
            {
                return false;
            }

            _next = _next + descriptors > Count ? 0 : _next;
            return true;
        }
    }
}
