using System.Globalization;
using System.Text.RegularExpressions;

namespace NdisConformance.Results;

/// <summary>One of several runs that share the scenarios of a driver between them.</summary>
/// <param name="Index">Which one, from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed partial record Shard(int Index, int Count)
{
    /// <summary>More than any fleet has.</summary>
    public const int Most = 10_000;

    /// <summary>Reads <c>I/N</c>; null if the text is no shard.</summary>
    public static Shard? Read(string text)
        => Form().Match(text) is { Success: true, Groups: [_, var index, var count] }
            && int.TryParse(index.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int which)
            && int.TryParse(count.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int all)
            && which >= 1 && which <= all && all <= Most
            ? new Shard(which, all)
            : null;

    /// <summary>True if the scenario at this place among those of a driver, from 0, belongs to the shard.</summary>
    public bool Has(int place) => place % Count == Index - 1;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    [GeneratedRegex("^([0-9]{1,5})/([0-9]{1,5})$")]
    private static partial Regex Form();
}
