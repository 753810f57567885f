using System.Text.Json.Nodes;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>CTRF, a common test report format in JSON: a test for each scenario.</summary>
public sealed class CtrfFormat : IReportOf<RunReport>
{
    private const string SpecVersion = "0.0.0";

    public string Name => "ctrf";

    public string Description => "CTRF JSON";

    public bool IsDocument => true;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
    {
        IReadOnlyList<CaseSuite> suites = CaseFold.Of(result.Result);
        int Count(params ReadOnlySpan<CaseOutcome> outcomes)
        {
            int sum = 0;
            foreach (CaseOutcome outcome in outcomes)
            {
                sum += suites.Sum(suite => suite.Count(outcome));
            }

            return sum;
        }

        MeasuredTime time = ReportTime.OrConstant(result.Time);
        JsonText.Write(output, JsonText.Object(
            ("reportFormat", "CTRF"),
            ("specVersion", SpecVersion),
            ("generatedBy", ToolInfo.Name),
            ("results", JsonText.Object(
                ("tool", JsonText.Object(("name", ToolInfo.Name), ("version", ToolInfo.Version))),
                ("summary", JsonText.Object(
                    ("tests", suites.Sum(suite => suite.Cases.Count)),
                    ("passed", Count(CaseOutcome.Passed)),
                    ("failed", Count(CaseOutcome.Failed, CaseOutcome.Error)),
                    ("skipped", Count(CaseOutcome.Skipped)),
                    ("pending", 0),
                    ("other", 0),
                    ("suites", suites.Count),
                    ("start", Milliseconds(time.Started)),
                    ("stop", Milliseconds(time.Started + time.Duration)))),
                ("tests", new JsonArray([.. suites.SelectMany(suite => suite.Cases.Select(
                    made => (JsonNode)Test(suite, made)))]))))));
    }

    private static JsonObject Test(CaseSuite suite, ReportCase made) => JsonText.Object(
        ("testId", DerivedGuid.Of(suite.Name, made.Name).ToString()),
        ("name", made.Name),
        ("status", made.Outcome switch
        {
            CaseOutcome.Passed => "passed",
            CaseOutcome.Skipped => "skipped",
            _ => "failed",
        }),
        ("rawStatus", made.Kind),
        ("duration", (long)ReportTime.OrConstant(made.Time).Duration.TotalMilliseconds),
        ("start", made.Time is null ? null : Milliseconds(made.Time.Started)),
        ("stop", made.Time is null ? null : Milliseconds(made.Time.Started + made.Time.Duration)),
        ("suite", new JsonArray([.. suite.Path.Select(part => (JsonNode)part)])),
        ("message", JsonText.Text(made.Message)),
        ("trace", JsonText.Text(string.Join('\n', made.Stack))),
        ("filePath", made.Place is { Line: > 0 } place ? place.File : null),
        ("line", made.Place is { Line: > 0 } at ? at.Line : null),
        ("extra", Extra(made)));

    private static JsonObject? Extra(ReportCase made)
    {
        JsonObject extra = JsonText.Object(
            ("title", JsonText.Text(made.Title)),
            ("details", made.Message.Length == 0 ? null : made.WithoutStack),
            ("notes", JsonText.Text(made.Notes)));
        return extra.Count == 0 ? null : extra;
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
