using System.Text.Json.Nodes;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>SARIF 2.1.0, as code scanning reads it: a result for each mistake, with the line of the driver.</summary>
public sealed class SarifFormat : IReportOf<RunReport>
{
    public string Name => "sarif";

    public string Description => "SARIF 2.1.0";

    public bool IsDocument => true;

    public ReportNeeds Needs => ReportNeeds.Traces;

    public void Write(TextWriter output, RunReport result, ReportStyle style) => JsonText.Write(output, JsonText.Object(
        ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
        ("version", "2.1.0"),
        ("runs", new JsonArray(Run(result)))));

    private static JsonObject Run(RunReport report) => JsonText.Object(
        ("tool", JsonText.Object(("driver", JsonText.Object(
            ("name", ToolInfo.Name),
            ("semanticVersion", ToolInfo.Version),
            ("rules", SarifRules.All()))))),
        ("invocations", new JsonArray(Invocation(report))),
        ("automationDetails", JsonText.Object(("id", $"{ToolInfo.Name}/"))),
        ("originalUriBaseIds", JsonText.Object((SarifPlaces.SourceRoot, JsonText.Object(
            ("description", SarifRules.Message("The folder that --source-root names, or the current one.")))))),
        ("columnKind", "utf16CodeUnits"),
        ("results", new SarifResults(report).All()));

    private static JsonObject Invocation(RunReport report)
    {
        ExitCode exitCode = report.Result.ExitCode;
        return JsonText.Object(
            ("executionSuccessful", exitCode is not (ExitCode.HarnessFailed or ExitCode.Cancelled
                or ExitCode.PluginNotLoaded or ExitCode.BadInput or ExitCode.NothingMatched)),
            ("exitCode", (int)exitCode),
            ("startTimeUtc", report.Time is { } time ? ReportTime.Text(time.Started) : null),
            ("endTimeUtc", report.Time is { } end ? ReportTime.Text(end.Started + end.Duration) : null),
            ("toolExecutionNotifications", JsonText.Array(RunCases.Of(report.Result).Select(
                trouble => JsonText.Object(
                    ("level", trouble.Outcome == CaseOutcome.Error ? "error" : "warning"),
                    ("message", SarifRules.Message(trouble.Details)))))));
    }
}
