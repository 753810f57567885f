using System.Globalization;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>From the live outcome of a run to data that needs no trace.</summary>
internal static class OutcomeReader
{
    private static readonly (TraceName Name, string Text)[] Functions =
        [.. Enum.GetValues<TraceName>().Where(TraceSchema.IsDdi).Select(name => (name, name.ToString()))];

    // By the place in the catalogue; null for a rule that is not judged.
    private static readonly string?[] Rules =
        [.. RuleCatalogue.All.Select(rule => RuleFold.IsJudged(rule) ? rule.Id : null)];

    public static ScenarioRun Read(ScenarioOutcome outcome, ScenarioRunOptions options, bool readsTraffic)
    {
        List<FindingResult> findings = [.. outcome.Rules.Findings.Select(finding => Finding(finding, outcome.Trace))];
        ScenarioVerdict verdict = outcome.Kind switch
        {
            OutcomeKind.HarnessError => ScenarioVerdict.HarnessError,
            OutcomeKind.Crashed => ScenarioVerdict.Crash,
            OutcomeKind.Hung => ScenarioVerdict.Hang,
            _ when findings.Exists(finding => finding.IsViolation) => ScenarioVerdict.Fail,
            OutcomeKind.Stopped => ScenarioVerdict.NotRun,
            _ => ScenarioVerdict.Pass,
        };
        bool ended = verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang or ScenarioVerdict.HarnessError;
        return new ScenarioRun
        {
            Name = NameOf(outcome, options),
            Profile = options.Profile.Name,
            Ndis = VersionOf(outcome.Scenario, options).Name,
            Variation = outcome.Variation,
            Choices = [.. outcome.Choices.Select(choice => choice.ToString())],
            Verdict = verdict,
            Findings = findings,
            Silenced = [.. outcome.Rules.Silenced.Select(silenced => Silenced(silenced, outcome.Trace))],
            Suppressed = outcome.Rules.Suppressed,
            Notes = [.. outcome.Remarks, .. outcome.Rules.Notes.Select(note => Note(note, outcome.Trace))],
            Message = ended ? Message(outcome) : string.Empty,
            Stack = ended ? outcome.Stack : [],
            Stopped = outcome.Kind == OutcomeKind.Stopped ? outcome.Reason : string.Empty,
            Exercised = Exercised(outcome.Rules),
            Traffic = readsTraffic ? TrafficReader.Read(outcome.Trace) : Traffic.None,
            Progress = outcome.Scenario.FailedCall is null ? ProgressReader.Read(outcome.Trace) : Progress.None,
            Registration = outcome.Variation.Length == 0 ? RegistrationReader.Read(
                outcome.Trace, VersionOf(outcome.Scenario, options)) : null,
            ThrewInDriverEntry = ThrewInDriverEntry(outcome),
            Called = Called(outcome.Rules),
        };
    }

    // Hundreds of runs are read in a second, so these two are written as loops, and what they return is no larger than
    // it needs to be.
    private static Dictionary<string, long> Exercised(Judgement rules)
    {
        int size = 0;
        for (int place = 0; place < Rules.Length; place++)
        {
            size += rules.Exercised(place) > 0 ? 1 : 0;
        }

        Dictionary<string, long> exercised = new(size, StringComparer.Ordinal);
        for (int place = 0; place < Rules.Length; place++)
        {
            long count = rules.Exercised(place);
            if (count > 0 && Rules[place] is { } rule)
            {
                exercised.Add(rule, count);
            }
        }

        return exercised;
    }

    private static HashSet<string> Called(Judgement rules)
    {
        int size = 0;
        foreach ((TraceName name, _) in Functions)
        {
            size += rules.Calls(name) > 0 ? 1 : 0;
        }

        HashSet<string> called = new(size, StringComparer.Ordinal);
        foreach ((TraceName name, string text) in Functions)
        {
            if (rules.Calls(name) > 0)
            {
                called.Add(text);
            }
        }

        return called;
    }

    private static HostVersion VersionOf(Scenario scenario, ScenarioRunOptions options)
        => scenario.OwnHost ?? GenerationHosts.For(scenario.Generation, options.Ndis);

    /// <summary>A version that the scenario names itself is no part of the name.</summary>
    private static string NameOf(ScenarioOutcome outcome, ScenarioRunOptions options)
    {
        TestbedProfile profile = options.Profile;
        bool isNewest = options.Ndis.IsNewest
            || options.Ndis == outcome.Scenario.NewestHost
            || outcome.Scenario.OwnHost is not null;
        string setting = isNewest ? profile.Name
            : profile.IsOrdinary ? $"NDIS {options.Ndis}"
            : $"{profile.Name} on NDIS {options.Ndis}";
        return outcome.Variation.Length == 0 ? setting
            : profile.IsOrdinary && isNewest ? outcome.Variation
            : $"{outcome.Variation} ({setting})";
    }

    private static bool ThrewInDriverEntry(ScenarioOutcome outcome)
    {
        if (outcome.Kind != OutcomeKind.Crashed)
        {
            return false;
        }

        bool inside = false;
        for (int index = 0; index < outcome.Trace.Count; index++)
        {
            ref readonly TraceEvent item = ref outcome.Trace[index];
            if (item.Name == TraceName.DriverEntry)
            {
                inside = item.Kind == TraceKind.Enter;
            }
            else if (item.Name == TraceName.Crash)
            {
                return inside;
            }
        }

        return inside;
    }

    private static string Message(ScenarioOutcome outcome) => outcome.BugCheckCode == 0
        ? outcome.Reason
        : string.Create(
            CultureInfo.InvariantCulture, $"bug check 0x{outcome.BugCheckCode:X}: {outcome.Reason}");

    private static FindingResult Finding(Finding finding, TraceStore trace) => new()
    {
        Touched = FindingMoments.Touched(finding, trace) is > 0 and long touched ? At(touched, trace) : null,
        Rule = finding.RuleId,
        Level = finding.Level,
        IsRobustness = finding.Rule.IsRobustness,
        Object = finding.Object.Kind == ObjectKind.None ? string.Empty : TraceText.Object(finding.Object),
        Made = FindingMoments.Made(finding, trace) is > 0 and long made ? At(made, trace) : null,
        Broken = At(finding.Broken, trace),
        Expected = finding.Expected,
        Actual = finding.Actual,
        Message = finding.Message,
    };

    private static SilencedResult Silenced(SilencedFinding silenced, TraceStore trace) => new()
    {
        Finding = Finding(silenced.Finding, trace),
        CauseRule = silenced.CauseRuleId,
        Cause = At(silenced.CauseSequence, trace),
    };

    private static Moment At(long sequence, TraceStore trace)
    {
        int index = trace.IndexOf(sequence);
        return index < 0
            ? new Moment(sequence, "(not kept)", string.Empty)
            : new Moment(sequence, TraceFormatter.Line(in trace[index]), trace[index].Name.ToString());
    }

    private static string Note(RuleNote note, TraceStore trace)
    {
        string about = note.Object.Kind == ObjectKind.None ? string.Empty : TraceText.Object(note.Object) + ": ";
        int index = trace.IndexOf(note.Sequence);
        string where = index < 0 ? string.Empty : $" ({trace[index].Name})";
        return about + note.Text + where;
    }
}
