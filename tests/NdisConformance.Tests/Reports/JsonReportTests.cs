using System.Text.Json;
using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Tests.Results;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Reports;

[TestFixture]
internal sealed class JsonReportTests
{
    private static readonly RunResult Run = Sample.Run(
        Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[1]), Sample.Finding(Sample.Catalogue[3]))
            .WithSnapshot(SnapshotState.Changed),
        Sample.Scenario(ScenarioVerdict.Crash) with { Message = "bug check 0x1E: it threw", Stopped = "early" }) with
    {
        LoadFailures = [new LoadFailure("Other", "not-found", "there is none", "give one")],
        IdleWaivers = ["the waiver of X is not needed"],
    };

    private static IEnumerable<TestCaseData> EachDocument =>
    [
        Document("run", JsonReport.Of(Run)),
        Document("run", JsonReport.Of(new RunResult())),
        Document("run", JsonReport.Of(Run with
        {
            TestbedProfiles = ["ordinary", "bounced"],
            OtherProfiles = ["bounced"],
            Drivers =
            [
                Run.Drivers[0] with
                {
                    Robustness = [Sample.Scenario(ScenarioVerdict.Hang)],
                    Differences = [new TrafficDifference("a/b", "ordinary", ["bounced"], ["list 1: x; and there: y"])],
                },
            ],
        })),
        Document("selftest", JsonReport.Of(new SelftestResult
        {
            Faulty = 1,
            Profiles = [new SelftestProfile("ordinary", 0, 0, 0)],
            Misses = [new SelftestMiss("driver", "RULE-001", "group/name", "it stayed silent")],
        })),
        Document("scenarios", JsonReport.Of([new ScenarioListing("g/n", "g", "title", ["A-001"])])),
        Document("profiles", JsonReport.Of([new ProfileListing("bounced", IsOrdinary: false)])),
        Document("plugins", JsonReport.Of([new PluginListing("Vendor", ["nic"])])),
        Document("rules", JsonReport.Of(RuleRoster.All)),
        Document("rule", JsonReport.Of(new RulePage(RuleRoster.All[0], ["g/n"], null, null))),
        Document("comparison", JsonReport.Of(
        [
            new ComparedPair("a", "A", null),
            new ComparedPair("b", string.Empty, new SnapshotDifference([], string.Empty)),
            new ComparedPair("c", string.Empty, new SnapshotDifference(
                [new SnapshotChange(SnapshotChangeKind.Added, 0, 2, "new: x")], "+ x\n")),
        ])),
        Document("acceptance", JsonReport.Of(new AcceptResult(["a"], [new RefusedSnapshot("b", ["RULE-001: why"])]))),
        Document("error", JsonReport.OfError(ExitCode.BadInput, "wrong")),
    ];

    [TestCaseSource(nameof(EachDocument))]
    public void Documents_FitTheirSchema(string schema, string document)
        => Assert.That(new SchemaCheck(JsonSchemas.Read(schema)).Faults(document), Is.Empty);

    [Test]
    public void EverySchema_IsUsed()
        => Assert.That(
            EachDocument.Select(data => (string)data.Arguments[0]!).Distinct(), Is.EquivalentTo(JsonSchemas.Names));

    [Test]
    public void TheCheck_FindsWhatDoesNotFit()
    {
        SchemaCheck check = new(JsonSchemas.Read("selftest"));

        Assert.That(check.Faults("""{ "schemaVersion": 2, "more": 1 }"""), Has.Count.GreaterThan(5));
    }

    [Test]
    public void ARun_HasTheMembersThatScriptsReadFirst()
    {
        JsonElement document = JsonDocument.Parse(JsonReport.Of(Run)).RootElement;

        Assert.That(document.GetProperty("verdict").GetString(), Is.EqualTo("not-conformant"));
        Assert.That(document.GetProperty("exitCode").GetInt32(), Is.EqualTo(4));
        JsonElement scenario = document.GetProperty("scenarios")[0];
        Assert.That(scenario.GetProperty("snapshot").GetString(), Is.EqualTo("changed"));
        Assert.That(scenario.GetProperty("advice").GetArrayLength(), Is.EqualTo(1));
        JsonElement violation = scenario.GetProperty("violations")[0];
        Assert.That(violation.GetProperty("rule").GetString(), Is.EqualTo("SGDMA-FREE-002"));
        Assert.That(violation.GetProperty("level").GetString(), Is.EqualTo("must"));
        Assert.That(violation.GetProperty("object").GetString(), Is.EqualTo("sg#1"));
        Assert.That(violation.GetProperty("made").GetProperty("sequence").GetInt64(), Is.EqualTo(10));
        Assert.That(violation.GetProperty("broken").GetProperty("line").GetString(), Does.Contain("> NdisMFree"));
        Assert.That(
            document.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("verdict").GetString()),
            Is.EqualTo(new[] { "pass", "fail", "not-applicable", "fail" }));
    }

    [Test]
    public void Documents_EndInALine_AndHaveNoCarriageReturn()
        => Assert.That(JsonReport.Of(Run), Does.EndWith("}\n").And.Not.Contain("\r"));

    private static TestCaseData Document(string schema, string text)
        => new TestCaseData(schema, text).SetArgDisplayNames(schema);
}
