using System.Globalization;
using System.Xml.Linq;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>JUnit XML, as build servers read it: a suite for each driver, a case for each scenario.</summary>
public sealed class JUnitFormat : IReportOf<RunReport>
{
    public string Name => "junit";

    public string Description => "JUnit XML";

    public bool IsDocument => true;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
    {
        IReadOnlyList<CaseSuite> suites = CaseFold.Of(result.Result);
        int Count(CaseOutcome outcome) => suites.Sum(suite => suite.Count(outcome));
        XmlText.Write(output, new XElement(
            "testsuites",
            new XAttribute("name", ToolInfo.Name),
            Time(result.Time, result.Time?.Duration),
            Number("tests", suites.Sum(suite => suite.Cases.Count)),
            Number("failures", Count(CaseOutcome.Failed)),
            Number("errors", Count(CaseOutcome.Error)),
            suites.Select(suite => Suite(suite, result.Time))));
    }

    private static XElement Suite(CaseSuite suite, MeasuredTime? time) => new(
        "testsuite",
        new XAttribute("name", suite.Name),
        Number("tests", suite.Cases.Count),
        Number("failures", suite.Count(CaseOutcome.Failed)),
        Number("errors", suite.Count(CaseOutcome.Error)),
        Number("skipped", suite.Count(CaseOutcome.Skipped)),
        Time(time, suite.Duration),
        time is null ? null : new XAttribute("timestamp", ReportTime.Text(time.Started)),
        suite.Cases.Select(each => Case(suite, each)));

    private static XElement Case(CaseSuite suite, ReportCase made) => new(
        "testcase",
        new XAttribute("name", made.Name),
        new XAttribute("classname", suite.Name),
        Time(made.Time, made.Time?.Duration),
        End(made),
        made.Notes.Length == 0 ? null : new XElement("system-out", made.Notes));

    private static XElement? End(ReportCase made) => made.Outcome == CaseOutcome.Passed ? null : new XElement(
        made.Outcome switch
        {
            CaseOutcome.Failed => "failure",
            CaseOutcome.Error => "error",
            _ => "skipped",
        },
        new XAttribute("type", made.Kind),
        new XAttribute("message", made.Message),
        made.Whole.Length == 0 ? null : made.Whole);

    private static XAttribute Number(string name, int number)
        => new(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The schema does without times.</summary>
    private static XAttribute? Time(MeasuredTime? measured, TimeSpan? duration)
        => measured is null || duration is null ? null : new XAttribute("time", ReportTime.Seconds(duration.Value));
}
