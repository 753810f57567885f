using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>
/// Runs in which something happens at boundaries of one callback. A few runs must suffice: in each it happens first at
/// the boundary that names the run, and again at some later ones, if something is left to happen there.
/// </summary>
internal static class CallbackPlan
{
    // With 4 runs, 8 events in a run.
    private const int MostBoundaries = 32;
    private const int Runs = 4;

    /// <summary>Runs for the boundaries of a callback: its own, and those of the calls inside it.</summary>
    /// <param name="survey">The run that shows which boundaries there are.</param>
    /// <param name="callback">The callback.</param>
    /// <param name="alternative">What happens.</param>
    public static VariationPlan Of(string survey, TraceName callback, BoundaryAlternative alternative)
        => new(
            survey,
            HostChoice.Boundary,
            met =>
            {
                NumberedPlace[] possible = Possible(callback, alternative, met);
                NumberedPlace[] chosen = Chosen(possible);
                return new VariedRuns(Variations(chosen, alternative), possible.Length, chosen.Length);
            },
            $"nothing of the kind is under way while {callback} runs");

    /// <summary>
    /// What happens at a boundary brings boundaries of its own. The later ones are those of the survey all the same,
    /// because they are counted by their place.
    /// </summary>
    private static IEnumerable<Variation> Variations(NumberedPlace[] chosen, BoundaryAlternative alternative)
        => Enumerable.Range(0, Math.Min(Runs, chosen.Length)).Select(first =>
        {
            NumberedPlace[] taken = [.. chosen.Where((_, index) => index % Runs == first)];
            return new Variation(
                taken.Length == 1 ? $"{taken[0].Site}" : $"{taken[0].Site}, and {taken.Length - 1} times later",
                choices => Array.ForEach(
                    taken,
                    at => choices.AtPlace(
                        (int)HostChoice.Boundary, at.Site.Place, at.Occurrence, (int)alternative)));
        });

    private static NumberedPlace[] Chosen(NumberedPlace[] possible)
        =>
        [
            .. possible.GroupBy(at => at.Site.Place)
                .SelectMany(group => new[] { group.First(), group.Last() })
                .Distinct()
                .OrderBy(at => at.Site.Ordinal)
                .Take(MostBoundaries),
        ];

    private static NumberedPlace[] Possible(
        TraceName callback, BoundaryAlternative alternative, IReadOnlyList<RecordedChoice> met)
        =>
        [
            .. met.Where(choice => choice.Site.Enclosing == callback || choice.Site.Name == callback)
                .GroupBy(choice => choice.Site.Place)
                .SelectMany(visits => visits.Select((choice, occurrence) => new NumberedPlace(choice.Site, occurrence)))
                .Where(at => (at.Site.Possible & (1UL << (int)alternative)) != 0),
        ];

    /// <summary>A boundary of the survey, and how often its place was reached before.</summary>
    private sealed record NumberedPlace(ChoiceSite Site, int Occurrence);
}
