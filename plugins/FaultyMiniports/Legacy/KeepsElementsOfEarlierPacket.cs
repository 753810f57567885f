using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-008-keeps-elements-of-earlier-packet",
    typeof(KeepsElementsOfEarlierPacket),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-008-keeps-elements-of-earlier-packet", "NDIS5-008")]

namespace FaultyMiniports;

/// <summary>
/// Keeps the elements of the first packet of each length, and gives them to its NIC for every later packet of that
/// length.
/// </summary>
public sealed class KeepsElementsOfEarlierPacket() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : LegacyElementPath(adapter)
    {
        private readonly Dictionary<long, IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)>> _kept = [];

        protected override IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Choose(
            IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
        {
            long length = elements.Sum(element => element.Length);
            if (_kept.TryGetValue(length, out var kept) && kept.Count <= elements.Count)
            {
                return kept;
            }

            return _kept[length] = elements;
        }
    }
}
