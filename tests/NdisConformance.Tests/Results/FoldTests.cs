using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Results;

[TestFixture]
internal sealed class FoldTests
{
    private static readonly RuleDescriptor Free = Sample.Catalogue[1];

    [Test]
    public void Rules_OfTheHost_AndThatMay_AreNotJudged()
        => Assert.That(
            RuleFold.Of(Sample.Catalogue, [Sample.Scenario()]).Select(rule => rule.Rule),
            Is.EqualTo(new[] { "LIFE-001", "SGDMA-FREE-002", "POOL-001", "SEND-004" }));

    [Test]
    public void Rule_PassesOnlyWhereItWasExercised()
    {
        Dictionary<string, RuleResult> rules = RuleFold.Of(Sample.Catalogue, [Sample.Scenario(), Sample.Scenario()])
            .ToDictionary(rule => rule.Rule);

        Assert.That(rules["LIFE-001"].Verdict, Is.EqualTo(RuleVerdict.Pass));
        Assert.That(rules["LIFE-001"].Exercised, Is.EqualTo(6));
        Assert.That(rules["POOL-001"].Verdict, Is.EqualTo(RuleVerdict.NotApplicable));
        Assert.That(rules["SEND-004"].Verdict, Is.EqualTo(RuleVerdict.NotExercised));
    }

    [Test]
    public void Rule_ThatOnlySomeDriversMeet_IsNoGapForTheOthers()
    {
        RuleDescriptor rule = RuleCatalogue.All.First(candidate => candidate.AppliesTo is not null);

        Assert.That(
            RuleFold.Of([rule], [Sample.Scenario()]).Single().Verdict, Is.EqualTo(RuleVerdict.NotApplicable));
    }

    [Test]
    public void Rule_FailsInTheWholeRun_WhereOneScenarioBrokeIt()
    {
        IReadOnlyList<RuleResult> rules = RuleFold.Of(
            Sample.Catalogue, [Sample.Scenario(), Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Free))]);

        Assert.That(rules.Single(rule => rule.Rule == Free.Id).Verdict, Is.EqualTo(RuleVerdict.Fail));
    }

    [Test]
    public void Rule_IsNotBroken_ByWhatItsTextCallsAdvice()
    {
        FindingResult advice = Sample.Finding(Free) with { Level = RuleLevel.Should };
        RuleResult rule = RuleFold.Of(Sample.Catalogue, [Sample.Scenario(findings: advice)])
            .Single(result => result.Rule == Free.Id);

        Assert.That(rule.Verdict, Is.EqualTo(RuleVerdict.Pass));
        Assert.That((advice.IsViolation, advice.IsAdvice), Is.EqualTo((false, true)));
    }

    [Test]
    public void Gap_IsABindingRuleThatAppliesAndWasNotExercised()
    {
        RuleResult Of(RuleDescriptor rule) => Sample.Result(rule, RuleVerdict.NotExercised, 0);

        Assert.That(Of(Sample.Rule("A-001")).IsGap);
        Assert.That(Of(Sample.Rule("A-001", RuleLevel.Should)).IsGap, Is.False);
        Assert.That(Of(Sample.Rule("A-001", robustness: true)).IsGap, Is.False);
        Assert.That(Sample.Result(Sample.Rule("A-001"), RuleVerdict.NotApplicable, 0).IsGap, Is.False);
    }

    [Test]
    public void Verdict_IsConformant_WhereNothingIsLeftOpen()
        => Assert.That(Sample.Driver(Sample.Scenario()).Verdict, Is.EqualTo(OverallVerdict.Conformant));

    [Test]
    public void Verdict_HasGaps_WhereAScenarioWasNotRun()
        => Assert.That(
            Sample.Driver(Sample.Scenario(), Sample.Of(Sample.NotRun)).Verdict,
            Is.EqualTo(OverallVerdict.ConformantWithGaps));

    [Test]
    public void Verdict_IsNotVerified_WhereNoScenarioWasRun()
        => Assert.That(
            Sample.Driver(Sample.Of(Sample.NotRun)).Verdict,
            Is.EqualTo(OverallVerdict.NotVerified));

    [Test]
    public void Verdict_IsNotVerified_WhereOnlyScenariosThatWereNotRunShowedAnything()
    {
        ScenarioResult nothing = Sample.Of(Sample.Once() with { Exercised = new Dictionary<string, long>() });

        Assert.That(
            Sample.Driver(nothing, Sample.Of(Sample.NotRun)).Verdict,
            Is.EqualTo(OverallVerdict.NotVerified));
    }

    [Test]
    public void Verdict_IsNotVerified_WithoutLifecycleAndDataPath()
    {
        ScenarioResult scenario = Sample.Of(Sample.Once() with
        {
            Exercised = new Dictionary<string, long> { ["SGDMA-FREE-002"] = 9 },
        });

        Assert.That(Sample.Driver(scenario).Verdict, Is.EqualTo(OverallVerdict.NotVerified));
        Assert.That(Sample.Run(scenario).ExitCode, Is.EqualTo(ExitCode.Inconclusive));
    }

    [TestCase(ScenarioVerdict.Crash)]
    [TestCase(ScenarioVerdict.Hang)]
    public void Verdict_IsNotConformant_AfterACrashOrAHang(ScenarioVerdict verdict)
        => Assert.That(
            Sample.Driver(Sample.Scenario(), Sample.Scenario(verdict)).Verdict,
            Is.EqualTo(OverallVerdict.NotConformant));

    [Test]
    public void Advice_CountsOnlyWhereItIsAskedFor()
    {
        ScenarioResult advised = Sample.Scenario(ScenarioVerdict.Pass, Sample.Finding(Sample.Catalogue[3]));

        Assert.That(Sample.Run(advised).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That((Sample.Run(advised) with { Strict = true }).ExitCode, Is.EqualTo(ExitCode.NotConformant));
    }

    [Test]
    public void Robustness_StandsOutsideTheVerdict_EvenStrictly()
    {
        ScenarioResult broken = Sample.Scenario(
            ScenarioVerdict.Pass, Sample.Finding(Sample.Rule("LIFE-010", robustness: true)));

        Assert.That((Sample.Run(broken) with { Strict = true }).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(Sample.Driver(broken).Verdict, Is.EqualTo(OverallVerdict.Conformant));
    }

    [Test]
    public void RobustnessRules_AreNoGap()
        => Assert.That(
            RuleFold.Of([Sample.Rule("LIFE-010", robustness: true)], [Sample.Scenario()]).Single().Verdict,
            Is.EqualTo(RuleVerdict.OutsideVerdict));

    [Test]
    public void RobustnessScenarios_TouchNoVerdict_UnlessTheHarnessFailed()
    {
        DriverResult driver = Sample.Driver(Sample.Scenario());
        RunResult RunWith(ScenarioVerdict verdict) => new()
        {
            Drivers = [driver with { Robustness = [Sample.Scenario(verdict, Sample.Finding(Free))] }],
        };

        Assert.That(RunWith(ScenarioVerdict.Fail).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(RunWith(ScenarioVerdict.Crash).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(RunWith(ScenarioVerdict.HarnessError).ExitCode, Is.EqualTo(ExitCode.HarnessFailed));
        Assert.That(RunWith(ScenarioVerdict.Fail).Counts.Violations, Is.Zero);
    }

    [Test]
    public void ADifferenceBetweenProfiles_CountsAgainstTheDriver()
    {
        RunResult run = new()
        {
            Drivers = [Sample.Driver(Sample.Scenario()) with { Differences = [Sample.Difference] }],
        };

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That(run.Counts.Differences, Is.EqualTo(1));
        Assert.That(
            VerdictFold.OfDriver([Sample.Scenario()], [], [Sample.Difference], [], strict: false),
            Is.EqualTo(OverallVerdict.NotConformant));
    }

    [TestCase("SGDMA-FREE", Profile.SgDma)]
    [TestCase("SHMEM", Profile.SharedMemory)]
    [TestCase("MDL", Profile.Pools)]
    [TestCase("RECV", Profile.DataPath)]
    [TestCase("NDIS5", Profile.Ndis5)]
    [TestCase("IRQL", Profile.Lifecycle)]
    public void Areas_BelongToAProfile(string area, Profile expected)
        => Assert.That(ProfileFold.OfArea(area), Is.EqualTo(expected));

    /// <summary>NDIS5-013, which a driver of NDIS 6 keeps too, makes it no driver of NDIS 5.</summary>
    [TestCase(NdisGeneration.Ndis6, new[] { Profile.Ndis6, Profile.Lifecycle })]
    [TestCase(NdisGeneration.Ndis5, new[] { Profile.Ndis5 })]
    public void Profiles_AreThoseOfTheGeneration(NdisGeneration generation, Profile[] expected)
    {
        RuleResult ofLife = Sample.Driver(Sample.Scenario()).Rules.First(rule => rule.Area == "LIFE");
        RuleResult ofNdis5 = ofLife with { Rule = "NDIS5-013" };

        Assert.That(
            ProfileFold.Of([ofLife, ofNdis5], OverallVerdict.Conformant, generation).Select(part => part.Profile),
            Is.EqualTo(expected));
    }

    [Test]
    public void Profiles_WithoutRules_AreLeftOut_AndOthersHaveTheirOwnVerdict()
    {
        IReadOnlyList<ProfileResult> profiles = Sample.Driver(
            Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Free))).Profiles;

        Assert.That(profiles, Is.EqualTo(new[]
        {
            new ProfileResult(Profile.Ndis6, OverallVerdict.NotConformant),
            new ProfileResult(Profile.SgDma, OverallVerdict.NotConformant),
            new ProfileResult(Profile.Pools, OverallVerdict.NotVerified),
            new ProfileResult(Profile.DataPath, OverallVerdict.NotVerified),
            new ProfileResult(Profile.Lifecycle, OverallVerdict.Conformant),
        }));
    }

    [Test]
    public void Profiles_AreNotBetterThanTheDriver()
    {
        IReadOnlyList<ProfileResult> crashed = Sample.Driver(Sample.Scenario(ScenarioVerdict.Crash)).Profiles;
        IReadOnlyList<ProfileResult> refused =
            Sample.Driver(Sample.Of(Sample.NotRun)).Profiles;

        Assert.That(crashed[0], Is.EqualTo(new ProfileResult(Profile.Ndis6, OverallVerdict.NotConformant)));
        Assert.That(crashed[^1], Is.EqualTo(new ProfileResult(Profile.Lifecycle, OverallVerdict.Conformant)));
        Assert.That(refused.Select(profile => profile.Verdict), Has.All.EqualTo(OverallVerdict.NotVerified));
    }

    [Test]
    public void SeveralDrivers_GiveTheWorstVerdict_AndTheSumOfWhatWasExercised()
    {
        DriverResult good = Sample.Driver(Sample.Scenario());
        DriverResult bad = Sample.Driver(Sample.Scenario(ScenarioVerdict.Fail, Sample.Finding(Free)));
        RunResult run = new() { Drivers = [good, bad] };

        Assert.That(run.Verdict, Is.EqualTo(OverallVerdict.NotConformant));
        Assert.That(
            run.Rules.Single(rule => rule.Rule == Free.Id), Is.EqualTo(Sample.Result(Free, RuleVerdict.Fail, 2)));
        Assert.That(run.Counts.Scenarios, Is.EqualTo(2));
        Assert.That(run.Counts.Violations, Is.EqualTo(1));
    }

    [TestCase(OverallVerdict.ConformantWithGaps, "conformant-with-gaps")]
    [TestCase(OverallVerdict.Conformant, "conformant")]
    public void Names_AreKebabCase(OverallVerdict verdict, string expected)
        => Assert.That(KebabCase.Of(verdict), Is.EqualTo(expected));

    [Test]
    public void Digits_BeginAPartOfAName() => Assert.That(KebabCase.Of(Profile.Ndis6), Is.EqualTo("ndis-6"));

    [Test]
    public void Names_AreReadBack()
    {
        foreach (Profile profile in Enum.GetValues<Profile>())
        {
            Assert.That(KebabCase.Read<Profile>(KebabCase.Of(profile)), Is.EqualTo(profile));
        }

        Assert.Throws<FormatException>(() => KebabCase.Read<Profile>("ndis-7"));
    }
}
