using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Finds out where in the driver the rules of a run were broken: the run is repeated.</summary>
internal static class Locator
{
    private const string Unsteady =
        "the driver did something else when the run was repeated, so that where it broke the rules is not known";

    /// <param name="repetition">Repeats the run.</param>
    /// <param name="run">The run.</param>
    public static ScenarioRun Locate(Repetition repetition, ScenarioRun run)
    {
        StackWatch watch = new(run);
        HashSet<Shown> shown = [.. repetition
            .Run(run.Variation, watch, shared: null, (again, _) => again)?.Findings.Select(Shown.Of) ?? []];
        return run with
        {
            Findings = [.. run.Findings.Select(
                finding => shown.Contains(Shown.Of(finding)) ? watch.Located(finding) : finding)],
            Notes = run.Findings.All(finding => shown.Contains(Shown.Of(finding)))
                ? run.Notes
                : [.. run.Notes, Unsteady],
        };
    }

    /// <summary>What two runs of a driver that does the same have in common.</summary>
    private sealed record Shown(string Rule, string Object, long? Made, long Broken, string Event, string Actual)
    {
        public static Shown Of(FindingResult finding) => new(
            finding.Rule,
            finding.Object,
            finding.Made?.Sequence,
            finding.Broken.Sequence,
            finding.Broken.Event,
            finding.Actual);
    }
}
