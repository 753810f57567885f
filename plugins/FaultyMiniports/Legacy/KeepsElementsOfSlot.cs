using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-008-keeps-elements-of-slot", typeof(KeepsElementsOfSlot), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-008-keeps-elements-of-slot", "NDIS5-008")]

namespace FaultyMiniports;

/// <summary>
/// Keeps the elements of each slot of its ring, and gives them to its NIC again for the next packet in that slot if it
/// has the same length.
/// </summary>
public sealed class KeepsElementsOfSlot() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : LegacyElementPath(adapter)
    {
        private readonly IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)>?[] _kept = new
            IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)>?[SlotCount];

        protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Choose(
            IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
        {
            uint slot = _next % SlotCount;
            if (_kept[slot] is { } kept && kept.Count <= elements.Count && Total(kept) == Total(elements))
            {
                return kept;
            }

            _kept[slot] = elements;
            return elements;
        }

        private static long Total(IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
            => elements.Sum(element => element.Length);
    }
}
