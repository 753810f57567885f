using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Reports;

/// <summary>
/// Lays a failing trace beside a passing one. Up to their first difference the events are equal; from there on those
/// stand beside each other that have the same kind and name.
/// </summary>
internal static class TraceAlignment
{
    // The effort grows with the square; nobody reads on for longer.
    private const int Compared = 3000;

    /// <summary>
    /// Pieces of both traces, each as a code and a number of rows: 0 for rows of both that belong together, 1 for rows
    /// of the failing trace only, 2 of the passing trace only, 3 for rows of both that were not compared. The first
    /// piece has the rows up to the first difference, be it no row.
    /// </summary>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<TraceLine> failing, IReadOnlyList<TraceLine> passing)
    {
        int equal = 0;
        int shorter = Math.Min(failing.Count, passing.Count);
        while (equal < shorter && IsEqual(failing[equal], passing[equal]))
        {
            equal++;
        }

        List<int[]> pieces = [];
        AddCompared(pieces, [.. failing.Skip(equal).Take(Compared)], [.. passing.Skip(equal).Take(Compared)]);
        int restOfFailing = Math.Max(0, failing.Count - equal - Compared);
        int restOfPassing = Math.Max(0, passing.Count - equal - Compared);
        int rest = Math.Min(restOfFailing, restOfPassing);
        Add(pieces, 3, rest);
        Add(pieces, 1, restOfFailing - rest);
        Add(pieces, 2, restOfPassing - rest);
        return [[0, equal], .. pieces];
    }

    private static void AddCompared(List<int[]> pieces, List<TraceLine> failing, List<TraceLine> passing)
    {
        (int[] failingKeys, int[] passingKeys) = LineAlignment.Keys(failing.Select(Key), passing.Select(Key));
        int left = 0;
        int right = 0;
        foreach ((int nextLeft, int nextRight) in LineAlignment.Of(failingKeys, passingKeys)
            .Append((failing.Count, passing.Count)))
        {
            Add(pieces, 1, nextLeft - left);
            Add(pieces, 2, nextRight - right);
            Add(pieces, 0, nextLeft < failing.Count && nextRight < passing.Count ? 1 : 0);
            (left, right) = (nextLeft + 1, nextRight + 1);
        }
    }

    private static void Add(List<int[]> pieces, int code, int rows)
    {
        if (rows > 0 && pieces.Count > 0 && pieces[^1][0] == code)
        {
            pieces[^1][1] += rows;
        }
        else if (rows > 0)
        {
            pieces.Add([code, rows]);
        }
    }

    private static bool IsEqual(TraceLine one, TraceLine other)
        => one.Kind == other.Kind && one.Irql == other.Irql && PackedTrace.Body(one) == PackedTrace.Body(other);

    private static string Key(TraceLine line) => line.Kind + ' ' + line.Event;
}
