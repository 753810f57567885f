using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Results;

/// <summary>What a comparison of runs takes for worse.</summary>
[TestFixture]
internal sealed class RunComparisonFoldTests
{
    private static readonly FindingResult Broken = Sample.Finding(Sample.Catalogue[0]);

    [Test]
    public void AdviceThatBecameAViolation_IsNew()
    {
        RunComparison comparison = Compare(
            Sample.Once(ScenarioVerdict.Pass, Broken with { Level = RuleLevel.Should }),
            Sample.Once(ScenarioVerdict.Fail, Broken));

        Assert.That(comparison.Drivers[0].NewlyFailing.Select(mistake => mistake.Level), Is.EqualTo(new[] { "must" }));
        Assert.That(comparison.ExitCode, Is.EqualTo(ExitCode.NotConformant));
    }

    [Test]
    public void NewAdvice_IsNoFailure()
    {
        RunComparison comparison = Compare(
            Sample.Once(), Sample.Once(ScenarioVerdict.Pass, Broken with { Level = RuleLevel.Should }));

        Assert.That(comparison.Drivers[0].NewlyFailing, Has.Count.EqualTo(1));
        Assert.That(comparison.ExitCode, Is.EqualTo(ExitCode.Success));
    }

    /// <summary>One mistake at two lines of a function has one fingerprint, and all their scenarios.</summary>
    [Test]
    public void WhatHasOneFingerprint_IsOneMistake()
    {
        RunComparison comparison = Compare(
            Sample.Once(),
            Sample.Once(ScenarioVerdict.Fail, At(5), At(6)));

        Assert.That(comparison.Drivers[0].NewlyFailing, Has.Count.EqualTo(1));
    }

    [TestCase(ScenarioVerdict.Crash, "crash")]
    [TestCase(ScenarioVerdict.Hang, "hang")]
    public void ACrash_IsAMistake(ScenarioVerdict verdict, string rule)
    {
        ScenarioRun ended = Sample.Once(verdict) with
        {
            Message = "it ended after 5 s", Stack = ["Nic.Send() in N.cs:line 5"],
        };

        RunComparison first = Compare(Sample.Once(), ended);
        RunComparison again = Compare(
            ended, ended with { Message = "it ended after 6 s", Stack = ["Nic.Send() in N.cs:line 7"] });

        Assert.That(first.Drivers[0].NewlyFailing.Select(mistake => mistake.Rule), Is.EqualTo(new[] { rule }));
        Assert.That(again.Drivers[0].StillFailing, Has.Count.EqualTo(1), "lines and numbers may move");
        Assert.That((first.ExitCode, again.ExitCode), Is.EqualTo((ExitCode.NotConformant, ExitCode.Success)));
    }

    /// <summary>A driver that no longer does what a miniport is for breaks no rule, and is worse.</summary>
    [Test]
    public void AWorseVerdict_IsWorse()
    {
        RunDocument sound = Document(Sample.Once());
        RunDocument idle = sound with
        {
            Drivers = [sound.Drivers[0] with { Verdict = KebabCase.Of(OverallVerdict.NotVerified) }],
        };
        RunDocument good = sound with
        {
            Drivers = [sound.Drivers[0] with { Verdict = KebabCase.Of(OverallVerdict.Conformant) }],
        };

        Assert.That(RunComparisonFold.Of("a", good, "b", idle).ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That(RunComparisonFold.Of("a", idle, "b", good).ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void ADriverThatIsGone_IsWorse_AndOneThatCame_IsNot()
    {
        RunDocument sound = Document(Sample.Once());
        RunDocument empty = sound with { Drivers = [] };

        Assert.That(RunComparisonFold.Of("a", sound, "b", empty).ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That(RunComparisonFold.Of("a", empty, "b", sound).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(RunComparisonFold.Of("a", empty, "b", empty).ExitCode, Is.EqualTo(ExitCode.NothingMatched));
    }

    private static FindingResult At(int line) => Broken with
    {
        Place = new DriverPlace(PlaceKind.Broke, [new DriverFrame("Nic.Send", "Nic.cs", line, 0)]),
    };

    private static RunComparison Compare(ScenarioRun before, ScenarioRun after)
        => RunComparisonFold.Of("a", Document(before), "b", Document(after));

    private static RunDocument Document(ScenarioRun run)
        => RunDocument.Of(Sample.Run(Sample.Of(run)), DocumentKind.Report);
}
