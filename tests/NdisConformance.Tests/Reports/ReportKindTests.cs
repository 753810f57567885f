using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Reports;

/// <summary>What holds for every kind of <c>--report</c>, and what is special to those without a schema.</summary>
[TestFixture]
internal sealed class ReportKindTests
{
    private static readonly IReportOf<RunReport>[] Kinds =
    [
        new TextFormat(), new JsonFormat(), new JUnitFormat(), new SarifFormat(), new TrxFormat(), new CtrfFormat(),
        new MarkdownFormat(), new GitHubFormat(), new StatementFormat(), new HtmlFormat(),
    ];

    private static IEnumerable<TestCaseData> EachKind
        => Kinds.Select(kind => new TestCaseData(kind).SetArgDisplayNames(kind.Name));

    [TestCaseSource(nameof(EachKind))]
    public void AReport_HasTheSameBytes_InEveryCulture(IReportFormat format)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string first = Of(format, MixedRun.Report);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");

            Assert.That(Of(format, MixedRun.Report), Is.EqualTo(first));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.That(first, Does.EndWith("\n").And.Not.EndWith("\n\n"));
        Assert.That(first, Does.Not.Contain(DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture) + "-"));
        Assert.That(first, Does.Not.Contain(Environment.MachineName + "\""));
    }

    [TestCaseSource(nameof(EachKind))]
    public void AReport_CanBeWritten_OfNothing(IReportFormat format)
    {
        string report = Of(format, new RunReport(new RunResult()));

        Assert.That(report, format is TextFormat ? Is.Empty : Is.Not.Empty);
    }

    [TestCase("junit")]
    [TestCase("sarif")]
    [TestCase("trx")]
    [TestCase("ctrf")]
    [TestCase("markdown")]
    [TestCase("statement")]
    [TestCase("github")]
    [TestCase("html")]
    public void NoControlCharacter_OfADriver_ReachesAReport(string kind)
    {
        string report = Of(Kinds.Single(each => each.Name == kind), MixedRun.Report);

        Assert.That(report, Does.Not.Match("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]"));
        Assert.That(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(report), Throws.Nothing);
    }

    [Test]
    public void Times_AreWritten_IfTheyWereMeasured()
    {
        string[] with = [.. Kinds.Where(kind => Of(kind, MixedRun.Timed) != Of(kind, MixedRun.Report))
            .Select(kind => kind.Name)];

        Assert.That(with, Is.EqualTo(new[] { "junit", "sarif", "trx", "ctrf", "statement" }));
        Assert.That(Of(new JUnitFormat(), MixedRun.Timed), Does.Contain("time=\"1.250\""));
        Assert.That(Of(new TrxFormat(), MixedRun.Timed), Does.Contain("duration=\"00:00:01.2500000\""));
        Assert.That(Of(new StatementFormat(), MixedRun.Timed), Does.Contain("| measured | 2026-03-04 |"));
    }

    [Test]
    public void Trx_HasTheElementsAndAttributes_ThatDotnetTestWrites()
    {
        XElement ours = XDocument.Parse(Of(new TrxFormat(), MixedRun.Report)).Root!;

        // The console of the test runner: there is none.
        string[] wanted = [.. Shape(XDocument.Parse(TrxSample.Write()).Root!)
            .Where(path => !path.Contains("/ResultSummary/Output", StringComparison.Ordinal))];
        Assert.That(wanted, Has.Length.GreaterThan(50));
        Assert.That(Shape(ours), Is.EquivalentTo(wanted));
        Assert.That(
            ours.Descendants().Where(element => element.Name.LocalName == "UnitTestResult")
                .Select(result => result.Attribute("outcome")!.Value).Distinct(),
            Is.EquivalentTo(new[] { "Passed", "Failed", "NotExecuted" }));
    }

    [Test]
    public void Trx_RefersToWhatItHas()
    {
        XElement trx = XDocument.Parse(Of(new TrxFormat(), MixedRun.Report)).Root!;
        string[] Values(string element, string attribute) => [.. trx.Descendants()
            .Where(each => each.Name.LocalName == element).Select(each => each.Attribute(attribute)!.Value)];

        Assert.That(Values("UnitTest", "id"), Is.Unique.And.EqualTo(Values("UnitTestResult", "testId")));
        Assert.That(Values("TestEntry", "testId"), Is.EqualTo(Values("UnitTest", "id")));
        Assert.That(Values("Execution", "id"), Is.Unique.And.EqualTo(Values("UnitTestResult", "executionId")));
        Assert.That(Values("Counters", "total")[0], Is.EqualTo($"{Values("UnitTest", "id").Length}"));
    }

    [Test]
    public void Annotations_AreOneLineEach_TheWorstFirst_AndNothingForgesOne()
    {
        string[] lines = Of(new GitHubFormat(), MixedRun.Report).TrimEnd('\n').Split('\n');

        Assert.That(lines, Has.All.Match("^::(error|warning|notice) [^:]*::.+$"));
        string[] weights = ["::error", "::warning", "::notice"];
        Assert.That(lines.Select(line => Array.IndexOf(weights, line.Split(' ')[0])), Is.Ordered);
        Assert.That(lines.Select(line => line.Split(' ')[0]).Distinct(), Is.EqualTo(weights));
        Assert.That(
            lines,
            Has.Some.StartsWith("::error file=src/Send Path.cs,line=17,title=SGDMA-FREE-002 Freed once::SGDMA-FREE-"));
        Assert.That(lines, Has.Some.Contains("%0Aactual: \\u0000"));
        Assert.That(lines, Has.None.StartsWith("::error::forged"));
    }

    [Test]
    public void Markdown_HasTheVerdictFirst_ATable_AndEachMistakeFolded()
    {
        string report = Of(new MarkdownFormat(), MixedRun.Report);

        Assert.That(report, Does.StartWith("## NDIS conformance: not conformant\n"));
        Assert.That(report, Does.Contain("| SGDMA-FREE-002 | broken | Freed once | 2 | src/Send Path.cs:17 |"));
        Assert.That(report, Does.Contain("| SGDMA-FREE-002 | robust | Freed once | 1 | src/Send Path.cs:17 |"));
        Assert.That(report, Does.Contain("<details><summary>SGDMA-FREE-002 MUST: Freed once</summary>\n\n```\n"));
        Assert.That(report, Does.Contain("<details><summary>snapshot changed: Vendor/nic/"));
        Assert.That(report, Does.Contain("\n````\n\\u0000"), "a fence that the text does not end");
        Assert.That(report, Does.EndWith("```\n").And.Contain("\nNext:\n\n```\nndis-conformance trace "));
        Assert.That(
            Regex.Replace(report, "(?s)(````+|```).*?\n\\1", ""),
            Does.Not.Contain("<b>").And.Not.Contain("@all").And.Not.Contain("&#64;all"));
    }

    [Test]
    public void TheStatement_SaysWhatWasJudged_AndWhatWasNot()
    {
        string report = Of(new StatementFormat(), MixedRun.Report);

        Assert.That(report, Does.Contain("Verdict: **not conformant**"));
        Assert.That(report, Does.Contain("| tool | ndis-conformance 0.1.0 |"));
        Assert.That(report, Does.Contain("| hosts | NDIS 6.89 |"));
        Assert.That(report, Does.Contain($"Vendor: SHA-256 {MixedRun.Report.Plugins[0].Hash}, which"));
        Assert.That(report, Does.Contain("### Broken: 2 rules\n\nSGDMA-FREE-002, SEND-004 (advice)\n"));
        Assert.That(report, Does.Contain("### Judged and kept: 1 rule\n\nLIFE-001\n"));
        Assert.That(report, Does.Contain("| POOL-001 | MUST | the driver calls none of NdisAllocateNetBufferListPool"));
        Assert.That(report, Does.Contain("| SGDMA-FREE-014 of nic | old hardware | Ann | 2027-06-30 |"));
        Assert.That(report, Does.Not.Contain("measured"));
    }

    [Test]
    public void ThePluginHash_IsThatOfTheList()
    {
        PluginFiles files = new() { Plugin = "x", Files = [new PluginFile("a", "01"), new PluginFile("b/c", "02")] };

        // printf '01  a\n02  b/c\n' | sha256sum
        Assert.That(
            files.Hash,
            Is.EqualTo("a056a7bde9655bfc5e8185a7d874e65e728f80fbcdd28b765712bb08c0c0e81e"));
    }

    private static string Of(IReportFormat format, RunReport report)
        => Report.Of((IReportOf<RunReport>)format, report);

    /// <summary>Each element by its path, and each attribute of it.</summary>
    private static HashSet<string> Shape(XElement element, string above = "")
    {
        string path = $"{above}/{element.Name.LocalName}";
        return
        [
            path,
            .. element.Attributes().Select(attribute => $"{path}@{attribute.Name.LocalName}"),
            .. element.Elements().SelectMany(inner => Shape(inner, path)),
        ];
    }
}
