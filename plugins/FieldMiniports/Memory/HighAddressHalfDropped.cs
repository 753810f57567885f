using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("high-address-half-dropped", typeof(HighAddressHalfDropped))]

namespace FieldMiniports;

/// <summary>
/// The upper 32 bits of the addresses in a scatter/gather list are dropped, although 64-bit DMA was declared.
/// </summary>
public sealed class HighAddressHalfDropped : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new ShortRing(block, count);
    }

    private sealed class ShortRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override void Add(PHYSICAL_ADDRESS address, uint length)
            => base.Add(new PHYSICAL_ADDRESS(address.LowPart), length);
    }
}
