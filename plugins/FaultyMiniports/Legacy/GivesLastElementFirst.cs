using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-008-gives-last-element-first", typeof(GivesLastElementFirst), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-008-gives-last-element-first", "NDIS5-008")]

namespace FaultyMiniports;

/// <summary>A serialized driver that gives its NIC the elements of each list in the reverse order.</summary>
public sealed class GivesLastElementFirst() : LegacyPathMiniport(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : LegacyElementPath(adapter)
    {
        protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Choose(
            IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
            => [.. elements.Reverse()];
    }
}
