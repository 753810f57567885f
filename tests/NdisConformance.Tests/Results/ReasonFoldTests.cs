using NdisConformance.Results;

namespace NdisConformance.Tests.Results;

[TestFixture]
internal sealed class ReasonFoldTests
{
    private static readonly Progress Useful = new()
    {
        Loads = new Tally(1, 1),
        Initializations = new Tally(2, 1),
        Restarts = new Tally(2, 1),
        Sends = new Tally(5, 1),
        Frames = new Tally(5, 1),
    };

    private static IEnumerable<TestCaseData> Useless =>
    [
        Case(Useful with { Loads = new Tally(2, 0) }, "every DriverEntry failed (1 of 3 scenarios not run)"),
        Case(
            Useful with { Initializations = new Tally(2, 0) },
            "every MiniportInitializeEx failed (1 of 3 scenarios not run)"),
        Case(Useful with { Restarts = new Tally(2, 0) }, "every MiniportRestart failed (1 of 3 scenarios not run)"),
        Case(Useful with { Sends = new Tally(5, 0) }, "no send completed with success (of 10)"),
        Case(Useful with { Frames = new Tally(5, 0) }, "no received frame was indicated (of 10)"),
    ];

    [TestCaseSource(nameof(Useless))]
    public void ADriverThatNeverSucceeds_IsNotVerified(Progress progress, string reason)
    {
        DriverResult driver = Sample.Driver(With(progress), With(progress), Sample.Of(Sample.NotRun));

        Assert.That(driver.Reasons, Is.EqualTo(new[] { reason }));
        Assert.That(driver.Verdict, Is.EqualTo(OverallVerdict.NotVerified));
        Assert.That(new RunResult { Drivers = [driver] }.ExitCode, Is.EqualTo(ExitCode.Inconclusive));
    }

    [TestCaseSource(nameof(Useless))]
    public void OneSuccessInAnyRun_IsEnough(Progress progress, string reason)
    {
        DriverResult driver = Sample.Driver(With(progress), With(Useful));

        Assert.That(driver.Reasons, Is.Empty, reason);
        Assert.That(driver.Verdict, Is.EqualTo(OverallVerdict.Conformant));
    }

    [TestCaseSource(nameof(Useless))]
    public void ARunWithAFault_ProvesNeither(Progress progress, string reason)
    {
        ScenarioRun Faulted(Progress shown) => Sample.Once() with
        {
            Name = "fault",
            Variation = "fault",
            Progress = shown,
        };

        Assert.That(Sample.Driver(Sample.Of(Sample.Once(), Faulted(progress))).Reasons, Is.Empty);
        Assert.That(
            Sample.Driver(Sample.Of(Sample.Once() with { Progress = progress }, Faulted(Useful))).Reasons,
            Has.Count.EqualTo(1),
            reason);
    }

    [Test]
    public void ABrokenRule_StandsAboveTheReason_WhichIsToldAllTheSame()
    {
        ScenarioRun broken = Sample.Once(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[1])) with
        {
            Progress = Useful with { Sends = new Tally(3, 0) },
        };

        DriverResult driver = Sample.Driver(Sample.Of(broken));

        Assert.That(driver.Verdict, Is.EqualTo(OverallVerdict.NotConformant));
        Assert.That(driver.Reasons, Is.EqualTo(new[] { "no send completed with success (of 3)" }));
    }

    [Test]
    public void WithoutAnyOtherReason_ItIsThatTooLittleWasExercised()
        => Assert.That(
            Sample.Driver(Sample.Of(Sample.NotRun)).Reasons,
            Is.EqualTo(new[]
            {
                "no scenario that ran to its end exercised a rule of the data path or the lifecycle",
            }));

    [Test]
    public void TheWorstRun_IsTheVerdictOfTheScenario()
    {
        ScenarioVerdict Of(params ScenarioVerdict[] verdicts)
            => Sample.Of([.. verdicts.Select(verdict => Sample.Once(verdict))]).Verdict;

        Assert.That(Of(ScenarioVerdict.Pass, ScenarioVerdict.NotRun), Is.EqualTo(ScenarioVerdict.NotRun));
        Assert.That(Of(ScenarioVerdict.Fail, ScenarioVerdict.NotRun), Is.EqualTo(ScenarioVerdict.Fail));
        Assert.That(Of(ScenarioVerdict.Fail, ScenarioVerdict.Hang), Is.EqualTo(ScenarioVerdict.Hang));
        Assert.That(Of(ScenarioVerdict.Crash, ScenarioVerdict.Hang), Is.EqualTo(ScenarioVerdict.Crash));
        Assert.That(Of(ScenarioVerdict.Crash, ScenarioVerdict.HarnessError), Is.EqualTo(ScenarioVerdict.HarnessError));
    }

    private static ScenarioResult With(Progress progress) => Sample.Of(Sample.Once() with { Progress = progress });

    private static TestCaseData Case(Progress progress, string reason)
        => new TestCaseData(progress, reason).SetArgDisplayNames(reason);
}
