using NdisConformance.Results;

namespace NdisConformance.Tests.Results;

[TestFixture]
internal sealed class ExitCodeTests
{
    [Test]
    public void TheWorstWins_InTheOrderOfTheDesign()
    {
        int[] order = [1, 5, 4, 3, 2, 22, 20, 21, 8, 0];
        for (int worse = 0; worse < order.Length; worse++)
        {
            for (int better = worse; better < order.Length; better++)
            {
                Assert.That(
                    ExitCodeFold.Worst([(ExitCode)order[better], (ExitCode)order[worse]]),
                    Is.EqualTo((ExitCode)order[worse]));
            }
        }
    }

    [Test]
    public void EveryCode_HasAPlaceInTheOrder()
    {
        foreach (ExitCode code in Enum.GetValues<ExitCode>().Where(code => code != ExitCode.Success))
        {
            Assert.That(ExitCodeFold.Worst([ExitCode.Success, code]), Is.EqualTo(code));
        }
    }

    [TestCase(SnapshotState.Equal, ExitCode.Success)]
    [TestCase(SnapshotState.NotCompared, ExitCode.Success)]
    [TestCase(SnapshotState.New, ExitCode.SnapshotsDiffer)]
    [TestCase(SnapshotState.Changed, ExitCode.SnapshotsDiffer)]
    public void Snapshots_Count(SnapshotState state, ExitCode expected)
        => Assert.That(Sample.Run(Sample.Scenario().WithSnapshot(state)).ExitCode, Is.EqualTo(expected));

    [Test]
    public void ABrokenRule_StandsAboveASnapshot_AndTheHarnessAboveBoth()
    {
        ScenarioResult fail = Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[1]))
            .WithSnapshot(SnapshotState.Changed);

        Assert.That(Sample.Run(fail).ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That((Sample.Run(fail) with { Cancelled = true }).ExitCode, Is.EqualTo(ExitCode.Cancelled));
        Assert.That(
            Sample.Run(fail, Sample.Scenario(ScenarioVerdict.HarnessError)).ExitCode,
            Is.EqualTo(ExitCode.HarnessFailed));
    }

    [Test]
    public void ADriverThatDidNothing_StandsAboveItsSnapshots()
    {
        ScenarioResult nothing = Sample.Of(Sample.NotRun).WithSnapshot(SnapshotState.Changed);

        Assert.That(Sample.Run(nothing).ExitCode, Is.EqualTo(ExitCode.Inconclusive));
    }

    [Test]
    public void NothingAtAll_IsNothingMatched_AndAPluginThatFailedIsThat()
    {
        Assert.That(new RunResult().ExitCode, Is.EqualTo(ExitCode.NothingMatched));
        Assert.That(
            new RunResult { LoadFailures = [Sample.LoadFailure] }.ExitCode,
            Is.EqualTo(ExitCode.PluginNotLoaded));
    }

    [Test]
    public void IdleWaivers_Count()
        => Assert.That(
            (Sample.Run(Sample.Scenario()) with { IdleWaivers = ["x"] }).ExitCode, Is.EqualTo(ExitCode.IdleWaiver));

    [Test]
    public void Selftest_FailsTheHarness_WhereItMisses()
        => Assert.That(
            new SelftestResult { Misses = [new SelftestMiss { Driver = "d", Reason = "why" }] }.ExitCode,
            Is.EqualTo(ExitCode.HarnessFailed));
}
