using NdisConformance.Results;

namespace NdisConformance.Tests.Results;

/// <summary>A record of a run can be read back: the verdicts, folded again, are the same.</summary>
[TestFixture]
internal sealed class ResultJsonTests
{
    private static readonly FindingResult Must = Sample.Finding(Sample.Catalogue[1]);
    private static readonly FindingResult Should = Sample.Finding(Sample.Catalogue[3]);
    private static readonly ScenarioRun Sent = Sample.Once() with
    {
        Traffic = new Traffic { Sends = [new SentList { Outcome = ["frame 1"], Elements = 2 }], Others = ["x"] },
    };

    private static readonly SilencedResult Silenced = new()
    {
        Finding = Must,
        CauseRule = "LIFE-001",
        Cause = new Moment(15, "1.5 P0 DISPATCH > NdisMPauseComplete(adapter=adapter#1)", "NdisMPauseComplete"),
    };

    private static IEnumerable<TestCaseData> Runs =>
    [
        Case("nothing", new RunResult()),
        Case("passed", Sample.Run(Sample.Scenario().WithSnapshot(SnapshotState.Equal))),
        Case("findings", Sample.Run(
            Sample.Scenario(ScenarioVerdict.Fail, Should, Must, Should with { Object = string.Empty, Made = null }),
            Sample.Of(Sample.Once(ScenarioVerdict.Crash) with { Message = "it threw", ThrewInDriverEntry = true }),
            Sample.Of(Sample.Once(ScenarioVerdict.Pass, Should) with { Suppressed = 3, Notes = ["a note"] }))),
        Case("silenced", Sample.Run(Sample.Of(Sample.Once() with { Silenced = [Silenced] }))),
        Case("waived", Sample.Run(Sample.Scenario(
            findings: Must with { WaivedBecause = "hardware", WaivedBy = "Ann" }))),
        Case("not run", Sample.Run(Sample.Of(Sample.NotRun))),
        Case("progress", Sample.Run(Sample.Of(Sample.Once() with { Progress = new Progress { Sends = new(4, 0) } }))),
        Case("snapshots", Sample.Run(Sample.Scenario().WithSnapshot(SnapshotState.Changed))),
        Case("failures", new RunResult { LoadFailures = [Sample.LoadFailure], IdleWaivers = ["x"], Cancelled = true }),
        Case("hosts", Sample.Run(Sample.Of(
            Sample.NotRun with { Ndis = "6.20", IsHostTooOld = true },
            Sample.Once() with { Registration = new Registration("6.89", Must.Broken) },
            Sample.Once() with { Name = "fault", Variation = "fault" })) with
            {
                Ndis = ["6.20", "6.89"],
                OtherNdis = ["6.20"],
            }),
        Case("choices", Sample.Run(Sample.Of(Sample.Once() with { Choices = ["moment: later"], Digest = "0a" }))),
        Case("differences", Folded(Sample.Of(Sent, Sent.Under("bounced") with
        {
            Traffic = Sent.Traffic with { Sends = [Sent.Traffic.Sends[0] with { Outcome = ["frame 2"] }] },
        }))),
        Case("robustness", new RunResult
        {
            Drivers =
            [
                Sample.Driver(Sample.Scenario(
                    findings: Sample.Finding(Sample.Rule("LIFE-010", robustness: true)))) with
                {
                    Robustness = [Sample.Scenario(ScenarioVerdict.HarnessError)],
                    DanglingSnapshots = ["Vendor/nic/old/gone"],
                },
            ],
        }),
    ];

    [Test]
    public void SilencedFindings_CountNowhere()
    {
        RunResult without = Sample.Run(Sample.Scenario());
        RunResult with = Sample.Run(Sample.Of(Sample.Once() with { Silenced = [Silenced] }));
        Assert.Multiple(() =>
        {
            Assert.That(with.Verdict, Is.EqualTo(without.Verdict));
            Assert.That(with.ExitCode, Is.EqualTo(without.ExitCode));
            Assert.That(with.Counts, Is.EqualTo(without.Counts));
            Assert.That(with.Rules, Is.EqualTo(without.Rules));
        });
    }

    [Test]
    public void AReport_ShowsSilencedFindingsApart_WithTheirCause()
    {
        RunResult run = Sample.Run(Sample.Of(Sample.Once() with { Silenced = [Silenced] }));
        ScenarioRunDocument scenario = RunDocument.Of(run, DocumentKind.Report).Scenarios[0].Runs[0];
        Assert.Multiple(() =>
        {
            Assert.That(scenario.Violations, Is.Empty);
            Assert.That(scenario.Silenced!.Single().Finding.Rule, Is.EqualTo(Must.Rule));
            Assert.That(scenario.Silenced!.Single().Cause.Rule, Is.EqualTo("LIFE-001"));
            Assert.That(scenario.Silenced!.Single().Cause.Broken.Sequence, Is.EqualTo(15));
        });
    }

    [TestCaseSource(nameof(Runs))]
    public void ARecord_IsReadBack_WithTheSameVerdicts(RunResult run)
    {
        string text = ResultJson.Write(RunDocument.Of(run, DocumentKind.Record));

        RunResult read = ResultJson.ReadRun(text).ToResult(Sample.Catalogue);

        Assert.That(read.Verdict, Is.EqualTo(run.Verdict));
        Assert.That(read.ExitCode, Is.EqualTo(run.ExitCode));
        Assert.That(read.Counts, Is.EqualTo(run.Counts));
        Assert.That(read.Rules, Is.EqualTo(run.Rules));
        Assert.That(ResultJson.Write(RunDocument.Of(read, DocumentKind.Record)), Is.EqualTo(text));
    }

    [Test]
    public void Strict_IsReadBack()
    {
        RunResult run = Folded(strict: true, Sample.Scenario(findings: Should));

        RunResult read = ResultJson.ReadRun(ResultJson.Write(RunDocument.Of(run, DocumentKind.Record)))
            .ToResult(Sample.Catalogue);

        Assert.That((read.Verdict, read.ExitCode), Is.EqualTo((OverallVerdict.NotConformant, ExitCode.NotConformant)));
    }

    [Test]
    public void Findings_KeepTheirOrder()
    {
        FindingResult[] findings = [Should, Must with { WaivedBecause = "hardware" }, Must, Should];
        ScenarioRunDocument document = ScenarioRunDocument.Of(
            Sample.Once(ScenarioVerdict.Fail, findings), DocumentKind.Record);

        string line = ResultJson.Write(document);

        Assert.That(line, Does.Not.Contain('\n'));
        Assert.That(ResultJson.ReadScenarioRun(line).ToResult().Findings, Is.EqualTo(findings));
    }

    [Test]
    public void AReport_LacksTheDetail()
    {
        string report = ResultJson.Write(RunDocument.Of(Sample.Run(Sample.Of(Sent)), DocumentKind.Report));

        Assert.That(report, Does.Not.Contain("detail"));
        Assert.Throws<FormatException>(() => ResultJson.ReadRun(report).ToResult(Sample.Catalogue));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{ \"schemaVersion\": 1")]
    public void OtherText_IsAFormatError(string text)
    {
        Assert.Throws<FormatException>(() => ResultJson.ReadRun(text));
        Assert.Throws<FormatException>(() => ResultJson.ReadScenarioRun(text));
    }

    private static TestCaseData Case(string name, RunResult run) => new TestCaseData(run).SetArgDisplayNames(name);

    private static RunResult Folded(params ScenarioResult[] scenarios) => Folded(strict: false, scenarios);

    private static RunResult Folded(bool strict, params ScenarioResult[] scenarios) => new()
    {
        Strict = strict,
        TestbedProfiles = ["ordinary", "bounced"],
        OtherProfiles = ["bounced"],
        Drivers =
        [
            DriverFold.Of(
                Sample.Catalogue,
                new DriverResult { Plugin = "Vendor", Driver = "nic", Scenarios = scenarios },
                strict),
        ],
    };
}
