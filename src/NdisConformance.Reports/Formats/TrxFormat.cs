using System.Globalization;
using System.Xml.Linq;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// Test results of Visual Studio, as <c>dotnet test --logger trx</c> writes them. What did not come to its end has
/// failed here: readers of such files know no other bad outcome.
/// </summary>
public sealed class TrxFormat : IReportOf<RunReport>
{
    // Identifiers that are the same in every file.
    private const string UnitTestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private const string NoList = "8c84fa94-04c1-424b-9868-57a2d4851a1d";
    private const string AllLists = "19431567-8539-422a-85d7-44ee4e166bda";

    private const string Adapter = "executor://ndis-conformance/";

    private static readonly XNamespace Team = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    // The counters that a run of scenarios can have stand apart from those that are always 0.
    private static readonly string[] OtherCounters =
    [
        "error", "timeout", "aborted", "inconclusive", "passedButRunAborted", "notRunnable", "notExecuted",
        "disconnected", "warning", "completed", "inProgress", "pending",
    ];

    public string Name => "trx";

    public string Description => "test results of Visual Studio";

    public bool IsDocument => true;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
    {
        List<Row> rows = [.. CaseFold.Of(result.Result).SelectMany(
            suite => suite.Cases.Select(made => new Row(suite.Name, made)))];
        MeasuredTime time = ReportTime.OrConstant(result.Time);
        string start = Moment(time.Started);
        string finish = Moment(time.Started + time.Duration);
        string id = DerivedGuid.Of([.. rows.Select(row => row.Test)]).ToString();
        XmlText.Write(output, new XElement(
            Team + "TestRun",
            new XAttribute("id", id),
            new XAttribute("name", $"{ToolInfo.Name} {start}"),
            Element("Times", ("creation", start), ("queuing", start), ("start", start), ("finish", finish)),
            new XElement(
                Team + "TestSettings",
                new XAttribute("name", "default"),
                new XAttribute("id", DerivedGuid.Of(id, "settings")),
                Element("Deployment", ("runDeploymentRoot", ToolInfo.Name))),
            new XElement(Team + "Results", rows.Select(row => Result(row, time))),
            new XElement(Team + "TestDefinitions", rows.Select(Definition)),
            new XElement(Team + "TestEntries", rows.Select(row => Element(
                "TestEntry", ("testId", row.Test), ("executionId", row.Execution), ("testListId", NoList)))),
            new XElement(
                Team + "TestLists",
                Element("TestList", ("name", "Results Not in a List"), ("id", NoList)),
                Element("TestList", ("name", "All Loaded Results"), ("id", AllLists))),
            Summary(rows)));
    }

    private static XElement Result(Row row, MeasuredTime run)
    {
        MeasuredTime time = row.Case.Time ?? run with { Duration = TimeSpan.Zero };
        XElement made = Element(
            "UnitTestResult",
            ("executionId", row.Execution),
            ("testId", row.Test),
            ("testName", row.Case.Name),
            ("computerName", ToolInfo.Name),
            ("duration", time.Duration.ToString("c", CultureInfo.InvariantCulture)),
            ("startTime", Moment(time.Started)),
            ("endTime", Moment(time.Started + time.Duration)),
            ("testType", UnitTestType),
            ("outcome", row.Case.IsBad ? "Failed"
                : row.Case.Outcome == CaseOutcome.Skipped ? "NotExecuted"
                : "Passed"),
            ("testListId", NoList),
            ("relativeResultsDirectory", row.Execution));
        XElement output = new(Team + "Output");
        if (row.Case.Notes.Length > 0)
        {
            output.Add(new XElement(Team + "StdOut", row.Case.Notes));
        }

        if (row.Case.Message.Length > 0)
        {
            output.Add(new XElement(
                Team + "ErrorInfo",
                new XElement(Team + "Message", row.Case.WithoutStack),
                row.Case.Stack.Count == 0 ? null : new XElement(
                    Team + "StackTrace", string.Join('\n', row.Case.Stack.Select(line => $"   {line}")))));
        }

        if (output.HasElements)
        {
            made.Add(output);
        }

        return made;
    }

    private static XElement Definition(Row row) => new(
        Team + "UnitTest",
        new XAttribute("name", row.Case.Name),
        new XAttribute("storage", ToolInfo.Name),
        new XAttribute("id", row.Test),
        Element("Execution", ("id", row.Execution)),
        Element(
            "TestMethod",
            ("codeBase", ToolInfo.Name),
            ("adapterTypeName", Adapter),
            ("className", row.Suite),
            ("name", row.Case.Name)));

    private static XElement Summary(IReadOnlyList<Row> rows)
    {
        int passed = rows.Count(row => row.Case.Outcome == CaseOutcome.Passed);
        int failed = rows.Count(row => row.Case.IsBad);
        return new XElement(
            Team + "ResultSummary",
            new XAttribute("outcome", failed > 0 ? "Failed" : "Completed"),
            Element("Counters",
            [
                ("total", Number(rows.Count)),
                ("executed", Number(passed + failed)),
                ("passed", Number(passed)),
                ("failed", Number(failed)),
                .. OtherCounters.Select(name => (name, Number(0))),
            ]));
    }

    private static XElement Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        XElement element = new(Team + name);
        foreach ((string attribute, string value) in attributes)
        {
            element.Add(new XAttribute(attribute, value));
        }

        return element;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A case with the identifiers that a file refers to it by.</summary>
    private sealed record Row(string Suite, ReportCase Case)
    {
        public string Test { get; } = DerivedGuid.Of(Suite, Case.Name).ToString();

        public string Execution { get; } = DerivedGuid.Of(Suite, Case.Name, "execution").ToString();
    }
}
