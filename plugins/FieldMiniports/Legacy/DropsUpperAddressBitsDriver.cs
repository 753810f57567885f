using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-drops-upper-address-bits", typeof(DropsUpperAddressBitsDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Says TRUE for Dma64BitAddresses, but writes only the lower 32 bits of an address into a transmit descriptor. NDIS 5:
/// a driver that can use 32 bits only says FALSE, and NDIS keeps its lists below 4 GB.
/// </summary>
public sealed class DropsUpperAddressBitsDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new OwnRing(block, count);
    }

    private sealed class OwnRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override void Add(PHYSICAL_ADDRESS address, uint length)
            => base.Add(new PHYSICAL_ADDRESS(address.LowPart), length);
    }
}
