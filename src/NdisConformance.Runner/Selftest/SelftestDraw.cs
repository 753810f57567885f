using System.Globalization;

namespace NdisConformance.Runner;

/// <summary>
/// Draws the order of the drivers and their names in the run, so that neither tells which of them is wrong and how.
/// </summary>
internal static class SelftestDraw
{
    private const int Names = 0x10000;

    public static IReadOnlyList<SelftestCandidate> From(IReadOnlyList<SelftestCandidate> candidates, int seed)
    {
        // The same seed draws the same on every machine: the algorithm of a seeded Random is fixed.
        Random random = new(seed);
        SelftestCandidate[] order = [.. candidates];
        random.Shuffle(order);
        HashSet<string> drawn = new(StringComparer.Ordinal);
        for (int i = 0; i < order.Length; i++)
        {
            string name;
            do
            {
                name = "miniport-" + random.Next(Names).ToString("x4", CultureInfo.InvariantCulture);
            }
            while (!drawn.Add(name));
            order[i] = order[i] with { Alias = name };
        }

        return order;
    }
}
