using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The places in the driver's source that a finding names, with the lines around them.</summary>
internal static class SourcePlaces
{
    private const int Around = 6;

    /// <param name="finding">The finding.</param>
    /// <param name="sources">Lines of source files by name.</param>
    public static IEnumerable<PlaceRow> Of(
        FindingResult finding, IReadOnlyDictionary<string, IReadOnlyList<string>> sources)
    {
        if (finding.Place is { } place)
        {
            yield return Row(FindingText.NameOf(place.Kind), place.Stack, sources);
        }

        if (finding.MadeStack.Count > 0 && finding.Place?.Kind != PlaceKind.Obliged)
        {
            yield return Row(FindingText.NameOf(PlaceKind.Obliged), finding.MadeStack, sources);
        }
    }

    private static PlaceRow Row(
        string name, IReadOnlyList<DriverFrame> stack, IReadOnlyDictionary<string, IReadOnlyList<string>> sources)
    {
        DriverFrame frame = stack[0];
        IReadOnlyList<string> all = sources.GetValueOrDefault(frame.File) ?? [];
        bool isThere = frame.Line > 0 && frame.Line <= all.Count;
        int first = Math.Max(1, frame.Line - Around);
        return new PlaceRow(
            name,
            frame.Function,
            frame.Position,
            frame.Line,
            first,
            isThere ? [.. all.Skip(first - 1).Take(frame.Line + Around - first + 1)] : [],
            isThere ? string.Empty : Missing(frame, all),
            [.. stack.Skip(1).Select(caller => caller.ToString())]);
    }

    private static string Missing(DriverFrame frame, IReadOnlyList<string> all) => frame.Line == 0
        ? "The plugin has no symbols, so that the line is not known. Build it with symbols."
        : all.Count > 0
        ? $"The source file has {Words.Count(all.Count, "line")} now: it is another one than the plugin was built from."
        : "The source file is not below the source root. Run again with --source-root and the folder that it lies in.";
}
