using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>The mistakes of a run, as the page shows them.</summary>
/// <param name="traced">The run.</param>
/// <param name="traces">Its traces.</param>
/// <param name="scenarios">The positions of the scenarios.</param>
internal sealed class MistakeRows(
    RunReport traced, TraceShelf traces, IReadOnlyDictionary<string, int> scenarios)
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    public IReadOnlyList<MistakeRow> All() =>
    [
        .. traced.Result.Drivers.SelectMany((driver, place) => driver.Mistakes
            .Concat(GroupFold.Of(driver.Robustness))
            .Select(mistake => Row(driver, place, mistake))),
    ];

    private MistakeRow Row(DriverResult driver, int place, FindingGroup mistake)
    {
        FindingResult finding = mistake.Finding;
        int trace = traced.TraceOf(driver, mistake.First) is null
            ? -1
            : traces.Find(driver, mistake.First.Scenario, mistake.First.Run.Name);
        int neighbour = trace < 0 ? -1 : Neighbour(driver, mistake.First);
        return new MistakeRow
        {
            Key = Key(mistake.Fingerprint),
            Driver = place,
            Rule = finding.Rule,
            Title = FindingText.TitleOf(finding),
            Level = FindingText.Level(finding.Level),
            Kind = Words.KindOf(finding),
            Fingerprint = mistake.Fingerprint,
            Object = finding.Object,
            Expected = finding.Expected,
            Actual = finding.Actual,
            Remedy = RemedyText.Of(finding),
            Facts = [.. Facts(driver, mistake)],
            Obliged = finding.Made is { } made ? Moment(made) : null,
            Broken = Moment(finding.Broken),
            Places = [.. SourcePlaces.Of(finding, traced.Sources)],
            Scenario = scenarios[mistake.First.Scenario],
            Run = mistake.First.Run.Name,
            Occurrences = [.. mistake.Occurrences.Select(occurrence => new OccurrenceRow(
                scenarios[occurrence.Scenario],
                occurrence.Run.Name,
                occurrence.Finding.Object,
                occurrence.Finding.Broken.Sequence))],
            Next = TraceCommand.Of(driver, mistake.First, traced.Result),
            Trace = trace,
            Neighbour = neighbour,
            Alignment = neighbour < 0
                ? []
                : TraceAlignment.Of(traced.Traces[trace].Lines, traced.Traces[neighbour].Lines),
        };
    }

    private int Neighbour(DriverResult driver, Occurrence broken)
    {
        bool IsThere(string scenario, ScenarioRun run) => traces.Find(driver, scenario, run.Name) >= 0;
        return NeighbourFold.Of(driver, broken, IsThere) is var (scenario, run)
            ? traces.Find(driver, scenario, run.Name)
            : -1;
    }

    private static IEnumerable<string[]> Facts(DriverResult driver, FindingGroup mistake)
    {
        RuleDescriptor? rule = RuleCatalogue.Find(mistake.Finding.Rule);
        if (rule is not null)
        {
            yield return ["requirement", rule.Requirement];
            yield return ["why", rule.Why];
            yield return ["on Windows", rule.WindowsInWords];
            yield return ["source", rule.SourcePage];
        }

        if (mistake.Finding.Object.Length > 0)
        {
            yield return ["object", mistake.Finding.Object];
        }

        yield return ["driver", $"{driver.Driver} of {driver.Plugin}"];
        if (mistake.Finding.WaivedBecause is { } reason)
        {
            yield return ["waived", mistake.Finding.WaivedBy is { } owner ? $"{reason} ({owner})" : reason];
        }

        if (mistake.FollowUps.Count > 0)
        {
            yield return ["followed by", string.Join(", ", mistake.FollowUps.Select(
                followed => $"{Words.Count(followed.Count, "consequence")} ({followed.Rule})"))];
        }
    }

    /// <summary>Two drivers can make the same mistake.</summary>
    private string Key(string fingerprint)
    {
        int count = _keys[fingerprint] = _keys.GetValueOrDefault(fingerprint) + 1;
        return count == 1 ? fingerprint : $"{fingerprint}-{count}";
    }

    private static MomentRow Moment(Moment moment) => new(moment.Sequence, moment.Line.Trim());
}
