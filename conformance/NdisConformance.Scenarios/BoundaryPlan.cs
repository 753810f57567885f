using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>Runs that differ in the boundary between driver and host at which something happens.</summary>
internal static class BoundaryPlan
{
    /// <summary>
    /// A run for each boundary, or for some of them if there are many. Something happens there, and what follows it at
    /// the next boundaries.
    /// </summary>
    /// <param name="survey">The run that shows which boundaries there are.</param>
    /// <param name="isMeant">True for the boundaries to take.</param>
    /// <param name="runs">The most runs.</param>
    /// <param name="notMet">Why the scenario does not apply to a driver without such a boundary.</param>
    /// <param name="happens">What happens at the boundary, and at those after it.</param>
    public static VariationPlan Of(
        string survey,
        Func<ChoiceSite, bool> isMeant,
        int runs,
        string notMet,
        params BoundaryAlternative[] happens)
        => new(
            survey,
            HostChoice.Boundary,
            met =>
            {
                ChoiceSite[] sites =
                [
                    .. met.Select(choice => choice.Site)
                        .Where(site => (site.Possible & (1UL << (int)happens[0])) != 0 && isMeant(site)),
                ];
                string later = happens.Length == 1 ? string.Empty : $", and {happens.Length - 1} times later";
                ChoiceSite[] taken = Spread(sites, runs);
                IEnumerable<Variation> varied = taken.Select(site => new Variation(site + later, choices =>
                {
                    for (int i = 0; i < happens.Length; i++)
                    {
                        choices.At((int)HostChoice.Boundary, site.Ordinal + i, (int)happens[i]);
                    }
                }));
                return new VariedRuns(varied, sites.Length, taken.Length);
            },
            notMet);

    /// <summary>
    /// <see cref="Of"/> for something that is offered: the scenario does not apply where it never can happen.
    /// </summary>
    public static VariationPlan Single(
        string survey, Func<ChoiceSite, bool> isMeant, int runs, params BoundaryAlternative[] happens)
        => Of(survey, isMeant, runs, "nothing of the kind is under way there", happens);

    /// <summary>True for a boundary of the callback itself, or of a call inside it.</summary>
    public static bool IsOf(TraceName callback, in ChoiceSite site)
        => site.Enclosing == callback || site.Name == callback;

    /// <summary>
    /// As many boundaries as there are runs, from all parts of a callback. A loop has as many boundaries in each round,
    /// most often an even number: the distance between two is no even number, so that they lie in all parts of a round.
    /// </summary>
    private static ChoiceSite[] Spread(ChoiceSite[] sites, int runs)
    {
        if (sites.Length <= runs)
        {
            return sites;
        }

        int span = sites.Length % runs == 0 && sites.Length / runs % 2 == 0 ? sites.Length - 1 : sites.Length;
        return [.. Enumerable.Range(0, runs).Select(run => sites[run * span / runs])];
    }
}
