using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-008-drops-last-element", typeof(DropsLastElement), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-008-drops-last-element", "NDIS5-008")]

namespace FaultyMiniports;

/// <summary>Gives its NIC all elements of a list but the last, where the list has more than three.</summary>
public sealed class DropsLastElement() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : LegacyElementPath(adapter)
    {
        private const int MostElements = 3;

        protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Choose(
            IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
            => elements.Count > MostElements ? [.. elements.SkipLast(1)] : elements;
    }
}
