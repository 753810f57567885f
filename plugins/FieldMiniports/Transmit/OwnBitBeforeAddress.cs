using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("own-bit-before-address", typeof(OwnBitBeforeAddress))]

namespace FieldMiniports;

/// <summary>
/// OWN is set in every descriptor before its address and length are written, in the first one, too.
/// </summary>
public sealed class OwnBitBeforeAddress : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new HastyRing(block, count);
    }

    private sealed class HastyRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override void Add(PHYSICAL_ADDRESS address, uint length)
        {
            PVOID descriptor = At(_next);
            descriptor.Write(Own, FlagsOffset);
            descriptor.Write(address.QuadPart);
            descriptor.Write(length, LengthOffset);
            _first = _added == 0 ? _next : _first;
            _added++;
            _next = (_next + 1) % Count;
        }
    }
}
