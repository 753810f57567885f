using System.Globalization;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Reports;

[TestFixture]
internal sealed class RunTextTests
{
    private static readonly ScenarioRun BrokenRun =
        Sample.Once(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[1]));

    private static readonly ScenarioResult Broken = Sample.Of(BrokenRun);

    [Test]
    public void FirstRun_EndsInOneLine_ThatSaysWhatToDo()
    {
        ScenarioResult[] scenarios = [.. Enumerable.Range(0, 20).Select(
            _ => Sample.Scenario().WithSnapshot(SnapshotState.New))];

        Assert.That(
            LastLine(Sample.Run(scenarios)),
            Is.EqualTo("rules: conformant; 20 snapshots are new: look at them, then `accept`"));
    }

    [Test]
    public void EqualSnapshots_AreSaid()
        => Assert.That(
            LastLine(Sample.Run(Sample.Scenario().WithSnapshot(SnapshotState.Equal))),
            Is.EqualTo("rules: conformant; 1 snapshot equal"));

    [Test]
    public void ChangedSnapshots_AreShown()
    {
        string text = Text(Sample.Run(Sample.Scenario().WithSnapshot(SnapshotState.Changed)));

        Assert.That(text, Does.Contain("snapshot changed: Vendor/nic/free-ordering/one-send"));
        Assert.That(text, Does.Contain("A now comes before B, was after"));
        Assert.That(text, Does.Contain("| + A"));
        Assert.That(text, Does.Contain("1 snapshot changed: see above, then fix the driver or `accept`"));
    }

    /// <summary>One mistake may show in a hundred scenarios.</summary>
    [Test]
    public void FindingsThatAreAlike_AreWrittenOnce()
    {
        FindingResult finding = Sample.Finding(Sample.Catalogue[1]);
        FindingResult other = finding with { Actual = "it was freed by another function" };
        RunResult run = Sample.Run(
            Sample.Scenario(ScenarioVerdict.Fail, finding) with { Id = "data-path/first" },
            Sample.Scenario(ScenarioVerdict.Fail, finding with { Object = "sg#2" }),
            Sample.Scenario(ScenarioVerdict.Fail, other));
        string text = Text(run);

        Assert.That(text, Does.StartWith("broken SGDMA-FREE-002  Freed once  2 scenarios\n\n"));
        Assert.That(text.Split("SGDMA-FREE-002 MUST: Freed once\n"), Has.Length.EqualTo(3));
        Assert.That(text, Does.Contain("  found in     data-path/first, also in 1 scenario\n"));
        Assert.That(text, Does.Contain("2 violations, 0 advice"));
        Assert.That(
            Verbose(run), Does.Contain("  found in     data-path/first, free-ordering/one-send\n"));
    }

    [Test]
    public void TheSummary_NamesTheBrokenRules_AndTheNextCommand()
        => Assert.That(
            Text(Sample.Run(Broken)),
            Does.Contain("\nrules: not conformant (SGDMA-FREE-002); ").And.EndsWith(
                "\nnext: ndis-conformance trace free-ordering/one-send --plugin Vendor.dll --driver nic "
                + "--around 20\n"));

    [Test]
    public void WhereInTheDriver_IsNamed()
    {
        DriverFrame frame = new("Ring.Free", "src/Ring.cs", 17, 3);
        FindingResult finding = Sample.Finding(Sample.Catalogue[1]) with
        {
            Place = new DriverPlace(PlaceKind.Broke, [frame]),
            MadeStack = [frame with { Line = 9 }],
        };
        string text = Text(Sample.Run(Sample.Scenario(ScenarioVerdict.Fail, finding)));

        Assert.That(text, Does.StartWith("broken SGDMA-FREE-002  Freed once  1 scenario  Ring.cs:17\n"));
        Assert.That(text, Does.Contain("  broken by    src/Ring.cs:17 in Ring.Free\n"));
        Assert.That(text, Does.Contain("\n  obliged by   src/Ring.cs:9 in Ring.Free\n"));
    }

    [TestCase(PlaceKind.Obliged, "  obliged by   IL_0003 (no symbols) in Ring.Free\n")]
    [TestCase(PlaceKind.Touched, "  last used by IL_0003 (no symbols) in Ring.Free\n")]
    [TestCase(PlaceKind.Callback, "  in callback  IL_0003 (no symbols) in Ring.Free\n")]
    public void APlaceThatBrokeNothing_IsLabelled(PlaceKind kind, string line)
    {
        FindingResult finding = Sample.Finding(Sample.Catalogue[1]) with
        {
            Place = new DriverPlace(kind, [new DriverFrame("Ring.Free", string.Empty, 0, 3)]),
        };

        Assert.That(Text(Sample.Run(Sample.Scenario(ScenarioVerdict.Fail, finding))), Does.Contain(line));
    }

    /// <summary>However much a driver breaks.</summary>
    [Test]
    public void Text_FitsOneScreen()
    {
        IEnumerable<ScenarioResult> scenarios = Enumerable.Range(1, 300).Select(number => Sample.Scenario(
            ScenarioVerdict.Fail,
            [.. RuleCatalogue.All.Take(30).Select(rule => Sample.Finding(rule) with
            {
                Actual = new string('x', number),
                Place = new DriverPlace(
                    PlaceKind.Broke, [new DriverFrame($"Ring{number}.Free", $"src/{number}.cs", number, 3)]),
            })]) with
            {
                Id = $"a/{number}",
            });
        RunResult run = Sample.Run([.. scenarios]);
        string[] lines = Text(run).TrimEnd('\n').Split('\n');

        Assert.That(lines.Sum(line => Math.Max(1, (line.Length + 99) / 100)), Is.AtMost(40));
        Assert.That(lines, Has.Some.EqualTo("and 22 rules more: --verbose shows them"));
        Assert.That(Verbose(run).Split('\n'), Has.Length.GreaterThan(10_000));
    }

    [Test]
    public void AnotherProfile_IsNamed_AndHasNoSnapshots()
    {
        RunResult run = Sample.Run(Sample.Of(BrokenRun.Under("bounced"))) with
        {
            TestbedProfiles = ["bounced"],
            OtherProfiles = ["bounced"],
        };

        Assert.That(Text(run), Does.Contain("  found in     free-ordering/one-send (bounced)\n"));
        Assert.That(Text(run), Does.Contain(" --driver nic --profile bounced --around 20\n"));
        Assert.That(Text(run), Does.Contain("snapshots belong to the ordinary profile and were not compared\n"));
    }

    [Test]
    public void AnotherHost_IsNamed_AndHasNoSnapshots()
    {
        RunResult run = Sample.Run(Sample.Of(BrokenRun with { Name = "NDIS 6.20", Ndis = "6.20" })) with
        {
            Ndis = ["6.20"],
            OtherNdis = ["6.20"],
        };

        Assert.That(Text(run), Does.Contain("  found in     free-ordering/one-send (NDIS 6.20)\n"));
        Assert.That(Text(run), Does.Contain(" --driver nic --ndis 6.20 --around 20\n"));
        Assert.That(Text(run), Does.Contain("nic of Vendor: 1 scenario on NDIS 6.20: 1 failed; "));
        Assert.That(Text(run), Does.Contain("snapshots belong to the newest NDIS and were not compared\n"));
        Assert.That(
            Text(run with { Ndis = ["6.20", "6.89"] }),
            Does.Contain("nic of Vendor: 1 scenario on NDIS 6.20 to 6.89 (2 versions): 1 failed; "));
    }

    [Test]
    public void WhatIsTheSameUnderSeveralProfiles_IsSaidOnce()
    {
        FindingResult finding = BrokenRun.Findings[0];
        FindingResult later = finding with { Object = "sg#7", Broken = finding.Broken with { Sequence = 99 } };
        FindingResult elsewhere = finding with { Broken = finding.Broken with { Event = "MiniportHaltEx" } };
        RunResult run = Sample.Run(Sample.Of(
            BrokenRun.Under("first"),
            BrokenRun.Under("second") with { Findings = [later] },
            BrokenRun.Under("third") with { Findings = [elsewhere] },
            Sample.Once().Under("fourth"))) with
        {
            TestbedProfiles = ["first", "second", "third", "fourth"],
            OtherProfiles = ["second", "third", "fourth"],
        };

        string text = Text(run);

        Assert.That(text.Split("SGDMA-FREE-002 MUST: Freed once"), Has.Length.EqualTo(3));
        Assert.That(text, Does.Contain("  found in     free-ordering/one-send\n"));
        Assert.That(text, Does.Contain("  found in     free-ordering/one-send (third)\n"));
        Assert.That(text, Does.Not.Contain("#99"));
        Assert.That(text, Does.Contain("nic of Vendor: 1 scenario, 4 runs under 4 profiles: 1 failed; "));
        Assert.That(text, Does.Contain("; 2 violations, 0 advice\n"));
        Assert.That((run.Counts.Scenarios, run.Counts.Runs, run.Counts.Violations), Is.EqualTo((1, 4, 2)));
    }

    [Test]
    public void Differences_AndRobustness_HaveSectionsOfTheirOwn()
    {
        string text = Text(Sample.Run() with
        {
            Drivers =
            [
                Sample.Driver(Sample.Scenario()) with
                {
                    Differences = [Sample.Difference],
                    Robustness = [Broken],
                },
            ],
        });

        Assert.That(text, Does.Contain("fail a/b (nic): the frames are the same, but the wire or"));
        Assert.That(text, Does.Contain("    there        second and 1 other profile\n      list 1: x; and there: y"));
        Assert.That(
            text,
            Does.Contain("robustness, outside the verdict: 1 scenario, 1 with findings\nbroken SGDMA-FREE-002"));
        Assert.That(text, Does.Contain("rules: conformant"));
    }

    [Test]
    public void WithoutAFolder_TheSummarySaysSo()
        => Assert.That(
            LastLine(Sample.Run(Sample.Scenario()) with { SnapshotFolder = null }),
            Does.Contain("snapshots were not compared").And.Contains("--snapshots DIR"));

    [Test]
    public void AFinding_PrintsAllThatIsKnownOfIt()
    {
        string text = Verbose(Sample.Run(Broken));

        foreach (string part in new[]
        {
            "SGDMA-FREE-002 MUST: Freed once\n",
            "  requirement  Every list is freed exactly once.\n",
            "  source       https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/nf-ndis-"
                + "ndismfreenetbuffersglist\n",
            "  windows      0xE6/06\n",
            "  object       sg#1\n",
            "  obliged at   #10 1.0 P0 DISPATCH < MiniportProcessSGList(sg=sg#1)\n",
            "  broken at    #20 2.0 P0 DISPATCH > NdisMFreeNetBufferSGList(sg=sg#1)\n",
            "  expected     the list is freed once\n",
            "  actual       it was freed again\n",
            "  found in     free-ordering/one-send\n",
            "  trace        ndis-conformance trace free-ordering/one-send --plugin Vendor.dll --driver nic "
                + "--around 20\n",
        })
        {
            Assert.That(text, Does.Contain(part));
        }
    }

    [Test]
    public void Gaps_AndWhatDoesNotApply_AreListed()
    {
        ScenarioResult scenario = Sample.Of(Sample.Once() with
        {
            Exercised = new Dictionary<string, long> { ["LIFE-001"] = 1 },
        });

        string text = Verbose(Sample.Run(scenario));

        Assert.That(text, Does.Contain("not exercised: SGDMA-FREE-002\n"));
        Assert.That(text, Does.Contain("not applicable: POOL-001\n"));
        Assert.That(text, Does.Contain("rules: conformant with gaps; "));
    }

    [Test]
    public void ScenariosThatWereNotRun_AreToldInOneLine_AndCounted()
    {
        ScenarioResult refused = Sample.Of(Sample.NotRun);

        string text = Text(Sample.Run(Sample.Scenario(), refused, refused));

        Assert.That(
            text, Does.StartWith("not run: it refused: 2 scenarios, free-ordering/one-send the first\n"));
        Assert.That(text, Does.Contain("nic of Vendor: 3 scenarios: 1 passed, 2 not run; "));
    }

    [Test]
    public void TheReasonsForNoVerdict_AreOneLine()
    {
        ScenarioRun useless = Sample.Once() with
        {
            Progress = new Progress { Sends = new Tally(530, 0), Frames = new Tally(412, 0) },
        };

        string text = Text(Sample.Run(Sample.Of(useless)));

        Assert.That(text, Does.Contain(
            "\nnot verified: no send completed with success (of 530), no received frame was indicated (of 412)\n"));
        Assert.That(text, Does.Contain("rules: not verified; "));
    }

    [Test]
    public void LoadFailures_SayHowToFixThem()
    {
        string text = Text(new RunResult { LoadFailures = [Sample.LoadFailure] });

        Assert.That(text, Is.EqualTo("error: none there\n  fix: give it\n"));
    }

    [Test]
    public void Text_IsTheSame_InTurkey()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Text(Sample.Run(Broken));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            Assert.That(Text(Sample.Run(Broken)), Is.EqualTo(expected));
            Assert.That(
                Report.Of(new JsonFormat(), new RunReport(Sample.Run(Broken))),
                Does.Contain("\"verdict\": \"not-conformant\""));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void AFinding_OfARuleThatThisVersionDoesNotKnow_IsPrinted()
        => Assert.That(
            Text(Sample.Run(Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Sample.Rule("SEND-999"))))),
            Does.Contain("\nSEND-999 MUST: not a rule of this version\n  obliged at   #10 "));

    private static string Text(RunResult run) => Report.Of(new TextFormat(), new RunReport(run));

    private static string Verbose(RunResult run)
        => Report.Of(new TextFormat(), new RunReport(run), new ReportStyle { IsVerbose = true });

    private static string LastLine(RunResult run) => Text(run).TrimEnd('\n').Split('\n')[^1];
}
