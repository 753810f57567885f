using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Reports;

/// <summary>
/// The forms of report that others have laid down. Their public schemas are no part of this repository: where they lie
/// beside the checkout, reports are checked by them.
/// </summary>
[TestFixture]
internal sealed class ReportSchemaTests
{
    private static readonly string Schemas = Path.Combine(RepositoryTree.Root, "..", "shared", "schemas");

    private static IEnumerable<TestCaseData> Reports =>
    [
        new TestCaseData(MixedRun.Report).SetArgDisplayNames("mixed"),
        new TestCaseData(MixedRun.Timed).SetArgDisplayNames("with times"),
        new TestCaseData(new RunReport(new RunResult())).SetArgDisplayNames("nothing"),
        new TestCaseData(new RunReport(new RunResult { Cancelled = true })).SetArgDisplayNames("cancelled"),
    ];

    [TestCaseSource(nameof(Reports))]
    public void JUnit_FitsThePublicSchema(RunReport report)
    {
        XmlSchemaSet schemas = new();
        using (XmlReader schema = XmlReader.Create(new StringReader(Schema("junit-10.xsd"))))
        {
            schemas.Add(null, schema);
        }

        List<string> faults = [];
        XDocument.Parse(Report.Of(new JUnitFormat(), report))
            .Validate(schemas, (_, fault) => faults.Add(fault.Message));

        Assert.That(faults, Is.Empty);
    }

    [TestCaseSource(nameof(Reports))]
    public void Sarif_FitsThePublicSchema(RunReport report)
        => Assert.That(
            new SchemaCheck(Schema("sarif-2.1.0.json")).Faults(Report.Of(new SarifFormat(), report)), Is.Empty);

    [TestCaseSource(nameof(Reports))]
    public void Ctrf_FitsThePublicSchema(RunReport report)
        => Assert.That(
            new SchemaCheck(Schema("ctrf-schema-0.0.json")).Faults(Report.Of(new CtrfFormat(), report)), Is.Empty);

    [Test]
    public void JUnit_HasACaseForEachScenario_AndCountsThem()
    {
        XElement suites = XDocument.Parse(Report.Of(new JUnitFormat(), MixedRun.Report)).Root!;
        XElement driver = suites.Elements().First();
        Dictionary<string, string> ends = driver.Elements("testcase").ToDictionary(
            each => each.Attribute("name")!.Value,
            each => each.Elements().FirstOrDefault(end => end.Name != "system-out")?.Name.LocalName ?? "passed");

        Assert.That(ends, Is.EqualTo(new Dictionary<string, string>
        {
            ["a/passes"] = "passed",
            ["a/fails"] = "failure",
            ["a/fails-too"] = "failure",
            ["a/has-advice"] = "passed",
            ["a/is-waived"] = "passed",
            ["b/crashes"] = "error",
            ["b/hangs"] = "error",
            ["b/harness"] = "error",
            ["c/not-run"] = "skipped",
            ["c/no-call"] = "skipped",
            ["d/changed"] = "failure",
            ["d/new"] = "failure",
            ["robustness/one"] = "skipped",
            ["robustness/two"] = "skipped",
            ["a/b is the same under every profile"] = "failure",
        }));
        Assert.That(driver.Attribute("tests")!.Value, Is.EqualTo("15"));
        Assert.That(driver.Attribute("failures")!.Value, Is.EqualTo("5"));
        Assert.That(driver.Attribute("errors")!.Value, Is.EqualTo("3"));
        Assert.That(driver.Attribute("skipped")!.Value, Is.EqualTo("4"));
        Assert.That(suites.Attribute("errors")!.Value, Is.EqualTo("4"), "with the plugin that cannot be loaded");
    }

    [Test]
    public void JUnit_SaysWhy()
    {
        string report = Report.Of(new JUnitFormat(), MixedRun.Report);
        XElement[] ends = [.. XDocument.Parse(report).Descendants("testcase").SelectMany(each => each.Elements())];

        Assert.That(report, Does.StartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites "));
        Assert.That(
            ends.First(end => end.Name == "failure").Value,
            Does.Contain("\n   at SendPath.Free in src/Send Path.cs:line 17\n").And.Contain("expected "));
        string crash = ends.First(end => end.Name == "error").Value;
        Assert.That(crash, Does.Contain("\n   at Ring.Take() in Ring.cs:line 8"));
        Assert.That(crash, Does.StartWith(@"\u0000\u001B[2J\uFFFE\uD800 </failure>]]>"));
        Assert.That(
            ends.Where(end => end.Name == "skipped").Select(end => end.Attribute("message")!.Value),
            Is.EqualTo(new[]
            {
                "it refused", "not applicable: no such call", "outside the verdict: crash: outside",
                "outside the verdict: SGDMA-FREE-002 Freed once: "
                    + "sg#1: it was freed again; expected: the list is freed once",
            }));
        Assert.That(
            ends.Where(end => end.Name == "system-out").Select(end => end.Value),
            Has.Some.Contains("(advice)").And.Some.Contains("(waived by Ann: old hardware)"));
    }

    [Test]
    public void Ctrf_CountsWhatItLists()
    {
        JsonElement results = JsonDocument.Parse(Report.Of(new CtrfFormat(), MixedRun.Report))
            .RootElement.GetProperty("results");
        JsonElement summary = results.GetProperty("summary");
        JsonElement[] tests = [.. results.GetProperty("tests").EnumerateArray()];

        foreach (string status in (string[])["passed", "failed", "skipped"])
        {
            Assert.That(
                tests.Count(test => test.GetProperty("status").GetString() == status),
                Is.EqualTo(summary.GetProperty(status).GetInt32()).And.Positive);
        }

        Assert.That(tests, Has.Length.EqualTo(summary.GetProperty("tests").GetInt32()));
        Assert.That(tests.Select(test => test.GetProperty("testId").GetString()), Is.Unique);
        Assert.That(tests[1].GetProperty("filePath").GetString(), Is.EqualTo("src/Send Path.cs"));
        Assert.That(tests[1].GetProperty("line").GetInt32(), Is.EqualTo(17));
    }

    [Test]
    public void Sarif_HasTheCatalogue_AndAResultForEachMistake()
    {
        JsonElement run = Sarif();
        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];

        Assert.That(
            rules.Take(RuleCatalogue.All.Count).Select(rule => rule.GetProperty("id").GetString()),
            Is.EqualTo(RuleCatalogue.All.Select(rule => rule.Id)));
        Assert.That(
            results.Select(result => $"{Rule(result)} {result.GetProperty("level").GetString()}"),
            Is.EqualTo(new[]
            {
                "CRASH error", "HANG error", "none error", "SGDMA-FREE-002 error", "SGDMA-FREE-002 error",
                "SEND-004 warning", "SGDMA-FREE-014 warning", "SGDMA-FREE-002 note", "CRASH note",
                "PROFILES-DIFFER error",
            }));
        foreach (JsonElement result in results.Where(result => result.TryGetProperty("ruleIndex", out _)))
        {
            JsonElement rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.That(rule.GetProperty("id").GetString(), Is.EqualTo(Rule(result)));
        }
    }

    [Test]
    public void Sarif_KnowsTheLine_TheDuty_TheTraceAndTheFingerprint()
    {
        JsonElement result = Sarif().GetProperty("results").EnumerateArray()
            .First(each => Rule(each) == "SGDMA-FREE-002");
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        JsonElement obliged = result.GetProperty("relatedLocations")[0].GetProperty("physicalLocation");
        JsonElement[] steps = [.. result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0]
            .GetProperty("locations").EnumerateArray()];

        Assert.That(place.ToString(), Is.EqualTo(
            """{"artifactLocation":{"uri":"src/Send%20Path.cs","uriBaseId":"SRCROOT"},"region":{"startLine":17}}""")
            .IgnoreWhiteSpace);
        Assert.That(obliged.ToString(), Does.Contain("\"file:///abs/Keep.cs\"").And.Not.Contain("uriBaseId"));
        Assert.That(
            result.GetProperty("partialFingerprints").GetProperty("ndisConformance/v1").GetString(),
            Is.EqualTo(MixedRun.Result.Drivers[0].Mistakes[0].Fingerprint));
        Assert.That(result.GetProperty("occurrenceCount").GetInt32(), Is.EqualTo(1));
        Assert.That(
            steps.Where(step => step.GetProperty("importance").GetString() == "essential")
                .Select(step => step.GetProperty("executionOrder").GetInt32()),
            Is.EqualTo(new[] { 10, 20 }));
        Assert.That(steps.Select(step => step.GetProperty("executionOrder").GetInt32()), Is.Ordered);
        Assert.That(steps, Has.Length.EqualTo(23), "what is far from both moments is left out");
    }

    [Test]
    public void Sarif_SuppressesWhatIsWaived_AndOnlyThat()
    {
        JsonElement[] suppressed = [.. Sarif().GetProperty("results").EnumerateArray()
            .Where(each => each.TryGetProperty("suppressions", out _))];

        Assert.That(suppressed.Select(Rule), Is.EqualTo(new[] { "SGDMA-FREE-014" }));
        Assert.That(
            suppressed[0].GetProperty("suppressions")[0].GetProperty("justification").GetString(),
            Is.EqualTo("old hardware (Ann)"));
    }

    [TestCase("src/a.cs", "src/a.cs", true)]
    [TestCase("src\\a b.cs", "src/a%20b.cs", true)]
    [TestCase("/x/ä#.cs", "file:///x/%C3%A4%23.cs", false)]
    [TestCase("C:\\x\\a%.cs", "file:///C:/x/a%25.cs", false)]
    [TestCase("C:", "file:///C:/", false)]
    public void APath_BecomesAReference(string file, string uri, bool isRelative)
        => Assert.That(SarifPlaces.Reference(file), Is.EqualTo((uri, isRelative)));

    private static string Rule(JsonElement result)
        => result.TryGetProperty("ruleId", out JsonElement rule) ? rule.GetString()! : "none";

    private static JsonElement Sarif() => JsonDocument.Parse(Report.Of(new SarifFormat(), MixedRun.Report))
        .RootElement.GetProperty("runs")[0];

    private static string Schema(string name)
    {
        string file = Path.Combine(Schemas, name);
        Assume.That(File.Exists(file), "the public schemas do not lie beside the checkout");
        return File.ReadAllText(file);
    }
}
