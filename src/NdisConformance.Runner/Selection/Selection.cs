using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>What is chosen by patterns; everything where none is given.</summary>
/// <param name="Include">Patterns of what is chosen.</param>
/// <param name="Exclude">Patterns of what is left out of it.</param>
public sealed record Selection(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    public static Selection All { get; } = new([], []);

    /// <summary>True if nothing is left out.</summary>
    public bool IsAll => Include.Count == 0 && Exclude.Count == 0;

    public bool Takes(string id)
        => (Include.Count == 0 || Include.Any(pattern => Glob.Matches(pattern, id)))
            && !Exclude.Any(pattern => Glob.Matches(pattern, id));

    /// <summary>The chosen ones in their order.</summary>
    /// <exception cref="NothingMatchedException">A pattern matches nothing, or none is left.</exception>
    public IReadOnlyList<T> From<T>(IReadOnlyList<T> items, Func<T, string> id)
    {
        foreach (string pattern in Include.Concat(Exclude))
        {
            if (!items.Any(item => Glob.Matches(pattern, id(item))))
            {
                throw new NothingMatchedException(pattern, NearestIds.Of(pattern, items.Select(id)));
            }
        }

        List<T> chosen = [.. items.Where(item => Takes(id(item)))];
        return chosen.Count > 0 || IsAll ? chosen : throw new NothingMatchedException(
            "everything that was chosen is excluded; give --exclude a pattern that leaves something");
    }
}
