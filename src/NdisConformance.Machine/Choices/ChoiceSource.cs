using NdisConformance.Trace;

namespace NdisConformance.Machine;

/// <summary>
/// Decides everything that can happen in more than one way. Nothing else in a run is open, so a run is the list of its
/// choices.
/// </summary>
public abstract class ChoiceSource
{
    /// <summary>
    /// The kinds of which any choice may be other than the ordinary one, a bit each. The machine need not ask for the
    /// others where asking would cost time.
    /// </summary>
    public ulong Wanted { get; protected set; }

    /// <summary>True if the source wants to know which alternatives would change something.</summary>
    public virtual bool WantsPossible => false;

    /// <summary>
    /// Chooses one of <paramref name="count"/> alternatives, 0 up to count - 1; 0 is always the ordinary one.
    /// </summary>
    /// <param name="site">Where in the run it is chosen.</param>
    /// <param name="count">How many alternatives there are; at least 1.</param>
    public abstract int Choose(in ChoiceSite site, int count);

    /// <exception cref="HarnessDefectException">The value is no alternative.</exception>
    protected static int Check(in ChoiceSite site, int count, int value)
        => (uint)value < (uint)count
            ? value
            : throw new HarnessDefectException(
                $"{site}: {value} is no alternative, they are 0 to {count - 1}: {Alternatives(site, count)}");

    private static string Alternatives(ChoiceSite site, int count)
        => string.Join(
            ", ", Enumerable.Range(0, count).Select(value => $"{value} {site.Kind.AlternativeName(site.Name, value)}"));
}
