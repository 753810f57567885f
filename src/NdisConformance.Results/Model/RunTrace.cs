namespace NdisConformance.Results;

/// <summary>The trace of one run.</summary>
public sealed record RunTrace
{
    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    public required string Scenario { get; init; }

    /// <summary>The run, with its findings.</summary>
    public required ScenarioRun Run { get; init; }

    /// <summary>How the rules judged it.</summary>
    public TraceSettings Settings { get; init; } = new();

    /// <summary>
    /// The frames on the wire, in order; null if nobody asked for them, or they ended with the process of the driver.
    /// </summary>
    public IReadOnlyList<WireFrame>? Frames { get; init; }

    /// <summary>Events of the run, all of them unless <see cref="Select"/> left some out.</summary>
    public required IReadOnlyList<TraceLine> Lines { get; init; }

    /// <summary>Success: a trace that shows a violation was shown all the same.</summary>
    public ExitCode ExitCode => Run.Verdict == ScenarioVerdict.HarnessError ? ExitCode.HarnessFailed : ExitCode.Success;

    /// <summary>The events that somebody wants to see.</summary>
    /// <param name="objects">Only those that name one of these objects; none for all.</param>
    /// <param name="around">
    /// Only those near this event, and near what made the obligations that were broken there; null for all.
    /// </param>
    /// <param name="near">How many lines before and behind.</param>
    public RunTrace Select(IReadOnlyList<string> objects, long? around, int near)
    {
        List<TraceLine> lines = [.. Lines.Where(
            line => objects.Count == 0 || line.Objects.Intersect(objects, StringComparer.Ordinal).Any())];
        if (around is { } wanted)
        {
            HashSet<int> shown = [];
            foreach (long moment in Run.Findings
                .Where(finding => finding.Broken.Sequence == wanted && finding.Made is not null)
                .Select(finding => finding.Made!.Sequence)
                .Append(wanted))
            {
                int place = lines.FindLastIndex(line => line.Sequence <= moment);
                shown.UnionWith(Enumerable.Range(place - near, (2 * near) + 1));
            }

            lines = [.. lines.Where((_, place) => shown.Contains(place))];
        }

        return this with { Lines = lines };
    }
}
