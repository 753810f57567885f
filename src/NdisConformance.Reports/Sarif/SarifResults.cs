using System.Text.Json.Nodes;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>The results of a SARIF log: each mistake, crash and hang once.</summary>
/// <param name="report">The run.</param>
internal sealed class SarifResults(RunReport report)
{
    public JsonArray All() => new([.. report.Result.Drivers.SelectMany(Of)]);

    private IEnumerable<JsonNode> Of(DriverResult driver) =>
    [
        .. GroupFold.Failures(driver.Scenarios).Select(failure => Of(driver, failure, Severity.Error)),
        .. Severities.OfMistakes(driver, report.Result.Strict).Select(pair => Of(driver, pair.Group, pair.Severity)),
        .. GroupFold.Failures(driver.Robustness).Select(failure => Of(driver, failure, Severity.Note)),
        .. driver.Differences.Select(difference => Result(
            SarifRules.ProfilesDiffer,
            Severity.Error,
            $"the frames are the same, but the wire or the completions differ: {difference.Profile} and "
                + $"{Words.Runs(difference.Others)}\n{string.Join('\n', difference.Changes)}",
            Owner(driver, [difference.Scenario], null))),
    ];

    private JsonObject Of(DriverResult driver, FindingGroup group, Severity severity)
    {
        FindingResult finding = group.Finding;
        string remedy = RuleCatalogue.Find(finding.Rule) is { } rule ? $"\nRequired: {rule.Requirement}" : string.Empty;
        JsonObject made = Result(
            finding.Rule,
            severity,
            $"{FindingText.TitleOf(finding)}: {finding.Actual}\nExpected: {finding.Expected}{remedy}",
            Owner(driver, group.Scenarios, group.First.Run));
        if (finding.Place is { } place)
        {
            made["locations"] = new JsonArray(SarifPlaces.Of(place.Frame));
        }

        if (finding.MadeStack is [var obliged, ..] && finding.Place?.Kind != PlaceKind.Obliged)
        {
            made["relatedLocations"] = new JsonArray(SarifPlaces.Of(obliged, "obliged by"));
        }

        if (report.TraceOf(driver, group.First) is { } trace)
        {
            made["codeFlows"] = SarifPlaces.Flow(trace, finding);
        }

        made["partialFingerprints"] = JsonText.Object(("ndisConformance/v1", group.Fingerprint));
        made["occurrenceCount"] = group.Occurrences.Count;
        if (finding.WaivedBecause is { } reason)
        {
            string owner = finding.WaivedBy is { } who ? $" ({who})" : string.Empty;
            made["suppressions"] = new JsonArray(JsonText.Object(
                ("kind", "external"), ("status", "accepted"), ("justification", reason + owner)));
        }

        return made;
    }

    private static JsonObject Of(DriverResult driver, FailureGroup failure, Severity severity)
    {
        ScenarioRun run = failure.Run;
        string stack = string.Concat(run.Stack.Select(frame => $"\n  at {frame}"));
        JsonObject made = run.Verdict == ScenarioVerdict.HarnessError
            ? Result(null, severity, $"the harness failed: {run.Message}{stack}", Owner(driver, failure.Scenarios, run))
            : Result(
                run.Verdict == ScenarioVerdict.Crash ? SarifRules.Crash : SarifRules.Hang,
                severity,
                run.Message + stack,
                Owner(driver, failure.Scenarios, run));
        if (run.Stack is [var innermost, ..])
        {
            made["locations"] = new JsonArray(SarifPlaces.Of(innermost.Split(" in ")[0]));
        }

        return made;
    }

    private static JsonObject Result(string? rule, Severity severity, string message, JsonObject properties)
        => JsonText.Object(
            ("ruleId", rule),
            ("ruleIndex", rule is null ? null : SarifRules.IndexOf(rule)),
            ("level", SarifRules.Level(severity)),
            ("message", SarifRules.Message(message)),
            ("properties", properties));

    private static JsonObject Owner(DriverResult driver, IReadOnlyList<string> scenarios, ScenarioRun? run)
        => JsonText.Object(
            ("plugin", driver.Plugin),
            ("driver", driver.Driver),
            ("scenarios", new JsonArray([.. scenarios.Select(scenario => (JsonNode)scenario)])),
            ("run", run?.Name));
}
