using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-008-gives-first-element", typeof(GivesFirstElement), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-008-gives-first-element", "NDIS5-008")]

namespace FaultyMiniports;

/// <summary>Gives its NIC only the first element of each list.</summary>
public sealed class GivesFirstElement() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : LegacyElementPath(adapter)
    {
        protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Choose(
            IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
            => [elements[0]]; // wrong step, seen in EntryPoints.Characteristics (lambda)
    }
}
