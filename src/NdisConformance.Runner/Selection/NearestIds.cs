namespace NdisConformance.Runner;

/// <summary>The IDs that look most like one that does not exist.</summary>
public static class NearestIds
{
    // Longer than any ID.
    private const int Longest = 100;

    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> known, int count = 3)
        => [.. known
            .Select(id => (Id: id, Distance: Distance(wanted[..Math.Min(wanted.Length, Longest)], id)))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Id, StringComparer.Ordinal)
            .Take(count)
            .Select(pair => pair.Id)];

    // How many insertions, deletions and replacements turn one text into the other.
    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                bool same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                current[column] = Math.Min(
                    previous[column - 1] + (same ? 0 : 1), Math.Min(previous[column], current[column - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
