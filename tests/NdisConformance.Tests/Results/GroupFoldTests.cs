using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Results;

/// <summary>One mistake is one finding.</summary>
[TestFixture]
internal sealed class GroupFoldTests
{
    private static readonly FindingResult Finding = Sample.Finding(Sample.Catalogue[1]) with
    {
        Place = At("Ring.Free", 17),
    };

    private static readonly FindingResult[] Others =
    [
        Finding with { Place = At("Ring.Free", 18) },
        Finding with { Place = At("Ring.Drop", 17) },
        Finding with { Actual = "it was freed by another function" },
        Finding with { Expected = "the list is freed by its owner" },
        Finding with { Object = "shm#1" },
        Finding with { WaivedBecause = "known" },
        Sample.Finding(Sample.Catalogue[0]) with { Place = Finding.Place },
    ];

    private static readonly FindingResult[] Alike =
    [
        Finding,
        Finding with { Object = "sg#2" },
        Finding with { Broken = Finding.Broken with { Sequence = 99 } },
        Finding with { Actual = "it was freed 3 times" },
        Finding with { Actual = "it was freed 4 times" },
    ];

    [Test]
    public void WhatSaysTheSame_AtOnePlace_IsOne([Values(1, 2)] int other)
    {
        FindingGroup group = GroupFold.Of(
        [
            Sample.Scenario(ScenarioVerdict.Fail, Finding) with { Id = "one" },
            Sample.Scenario(ScenarioVerdict.Fail, Alike[other]) with { Id = "two" },
        ]).Single();

        Assert.That(group.Scenarios, Is.EqualTo(new[] { "one", "two" }));
        Assert.That(group.Occurrences, Has.Count.EqualTo(2));
    }

    [Test]
    public void Numbers_MakeNoOtherMistake()
        => Assert.That(Groups(Alike[3], Alike[4]), Has.Count.EqualTo(1));

    [TestCaseSource(nameof(Others))]
    public void AnythingElse_IsAnotherMistake(FindingResult other)
        => Assert.That(Groups(Finding, other), Has.Count.EqualTo(2));

    /// <summary>The line that was the last to use an object has little to do with the mistake.</summary>
    [Test]
    public void WhereNothingWasCalled_TheEventCounts()
    {
        FindingResult left = Finding with { Place = At("Ring.Free", 17, PlaceKind.Touched) };

        Assert.That(Groups(left, left with { Place = At("Ring.Drop", 3, PlaceKind.Touched) }), Has.Count.EqualTo(1));
    }

    [Test]
    public void TheShortestWay_IsShown()
    {
        FindingGroup group = GroupFold.Of(
        [
            Sample.Scenario(ScenarioVerdict.Fail, Alike[2]) with { Id = "long" },
            Sample.Scenario(ScenarioVerdict.Fail, Finding) with { Id = "short" },
        ]).Single();

        Assert.That(group.First.Scenario, Is.EqualTo("short"));
        Assert.That(group.Scenarios, Is.EqualTo(new[] { "short", "long" }));
    }

    [Test]
    public void ARunWithoutFaults_IsShown_EvenIfItIsLonger()
    {
        ScenarioRun varied = Sample.Once(ScenarioVerdict.Fail, Finding) with { Variation = "call 1 of X" };

        Assert.That(
            GroupFold.Of(
            [
                Sample.Of(varied) with { Id = "varied" },
                Sample.Scenario(ScenarioVerdict.Fail, Alike[2]) with { Id = "plain" },
            ]).Single().First.Scenario,
            Is.EqualTo("plain"));
    }

    [Test]
    public void Violations_ComeFirst_AndOfThem_WhatMostScenariosShow()
    {
        FindingResult advice = Finding with { Rule = "ADVICE-1", Level = RuleLevel.Should };
        FindingResult often = Finding with { Rule = "OFTEN-1" };

        Assert.That(
            GroupFold.Of(
            [
                Sample.Scenario(ScenarioVerdict.Fail, advice, Finding, often) with { Id = "one" },
                Sample.Scenario(ScenarioVerdict.Fail, advice, often) with { Id = "two" },
            ]).Select(group => group.Finding.Rule),
            Is.EqualTo(new[] { often.Rule, Finding.Rule, advice.Rule }));
    }

    [Test]
    public void Consequences_StandUnderTheirCause()
    {
        SilencedResult followed = new()
        {
            Finding = Finding with { Rule = "AFTER-1" },
            CauseRule = Finding.Rule,
            Cause = Finding.Broken,
        };
        ScenarioRun run = Sample.Once(ScenarioVerdict.Fail, Finding) with { Silenced = [followed, followed] };
        ScenarioRun another = run with { Name = "another", Findings = [], Silenced = [followed] };

        Assert.That(
            GroupFold.Of([Sample.Of(run, another)]).Single().FollowUps,
            Is.EqualTo(new[] { new FollowUp("AFTER-1", 2) }));
    }

    [Test]
    public void TheFingerprint_SurvivesMovedLines_AndNumbers()
    {
        string fingerprint = Groups(Finding)[0].Fingerprint;

        Assert.That(fingerprint, Does.Match("^[0-9a-f]{12}$"));
        Assert.That(Groups(Others[0])[0].Fingerprint, Is.EqualTo(fingerprint));
        Assert.That(Groups(Alike[1])[0].Fingerprint, Is.EqualTo(fingerprint));
        Assert.That(Groups(Others[1])[0].Fingerprint, Is.Not.EqualTo(fingerprint));
        Assert.That(Groups(Others[2])[0].Fingerprint, Is.Not.EqualTo(fingerprint));
    }

    /// <summary>So a waiver of the fingerprint covers the whole mistake.</summary>
    [TestCase(PlaceKind.Broke, true)]
    [TestCase(PlaceKind.Obliged, true)]
    [TestCase(PlaceKind.Touched, false)]
    [TestCase(PlaceKind.Callback, false)]
    public void FindingsOfOneMistake_HaveOneFingerprint(PlaceKind kind, bool isMade)
    {
        FindingResult left = Finding with { Place = At("Ring.Free", 17, kind) };
        FindingResult right = isMade
            ? left with { Broken = left.Broken with { Event = "MiniportHaltEx" } }
            : left with { Place = At("Ring.Drop", 3, kind) };

        Assert.That(Groups(left, right), Has.Count.EqualTo(1));
        Assert.That(Groups(left)[0].Fingerprint, Is.EqualTo(Groups(right)[0].Fingerprint));
    }

    [Test]
    public void Crashes_ThatAreAlike_AreOne()
    {
        ScenarioRun crash = Sample.Once(ScenarioVerdict.Crash) with { Message = "bug check 0x1", Stack = ["A", "B"] };

        Assert.That(
            GroupFold.Failures(
            [
                Sample.Of(crash) with { Id = "one" },
                Sample.Of(crash with { Stack = ["C"] }) with { Id = "two" },
                Sample.Of(crash with { Message = "bug check 0x2" }) with { Id = "three" },
                Sample.Of(crash with { Verdict = ScenarioVerdict.Hang }) with { Id = "four" },
                Sample.Of(Sample.Once()) with { Id = "five" },
            ]).Select(group => string.Join(' ', group.Scenarios)),
            Is.EqualTo(new[] { "one three", "two", "four" }));
    }

    private static IReadOnlyList<FindingGroup> Groups(params FindingResult[] findings)
        => GroupFold.Of([Sample.Scenario(ScenarioVerdict.Fail, findings)]);

    private static DriverPlace At(string function, int line, PlaceKind kind = PlaceKind.Broke)
        => new(kind, [new DriverFrame(function, "Ring.cs", line, 0)]);
}
