using NdisConformance.Results;

namespace NdisConformance.Tests.Results;

[TestFixture]
internal sealed class WaiverTests
{
    private const string Rule = "SGDMA-FREE-002";
    private const string Id = "free-ordering/one-send";
    private const string Driver = "vendor-nic";

    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly FindingResult Finding = Sample.Finding(Sample.Catalogue[1]);
    private static readonly ScenarioRun Broken = Sample.Once(ScenarioVerdict.Fail, Finding);
    private static readonly string Print = GroupFold.Of([Sample.Of(Broken)]).Single().Fingerprint;

    private static IEnumerable<WaiverScope> Covering =>
    [
        new() { Rule = Rule },
        new() { Rule = Rule.ToLowerInvariant() },
        new() { Rule = Rule, Scenario = Id },
        new() { Rule = Rule, Scenario = "free-ordering" },
        new() { Rule = Rule, Scenario = "*/one-????" },
        new() { Rule = Rule, Driver = "Vendor-NIC" },
        new() { Rule = Rule, Fingerprint = Print },
        new() { Fingerprint = Print },
        new() { Fingerprint = Print.ToUpperInvariant() },
        new() { Fingerprint = Print, Scenario = "free-*", Driver = Driver },
        new() { Rule = Rule, Scenario = "free-*", Driver = Driver, Fingerprint = Print },
    ];

    private static IEnumerable<WaiverScope> Missing =>
    [
        new() { Rule = "LIFE-001" },
        new() { Rule = Rule, Scenario = "one-send" },
        new() { Rule = Rule, Scenario = "free-ordering/?" },
        new() { Rule = Rule, Driver = "vendor" },
        new() { Rule = Rule, Driver = "vendor-*" },
        new() { Fingerprint = "0123456789ab" },
        new() { Rule = Rule, Fingerprint = "0123456789ab" },
        new() { Rule = "LIFE-001", Fingerprint = Print },
        new() { Rule = Rule, Scenario = "lifecycle", Driver = Driver, Fingerprint = Print },
        new() { Rule = Rule, Scenario = "free-*", Driver = "other", Fingerprint = Print },
    ];

    [TestCaseSource(nameof(Covering))]
    public void AScope_CoversWhatFitsAllOfIt(WaiverScope scope)
    {
        Assert.That(Apply(Broken, Of(scope)).Verdict, Is.EqualTo(ScenarioVerdict.Pass));
        Assert.That(WaiverFold.CoversAny(scope, Driver, [Sample.Of(Broken)]));
    }

    [TestCaseSource(nameof(Missing))]
    public void AScope_CoversNothingElse(WaiverScope scope)
    {
        Assert.That(Apply(Broken, Of(scope)), Is.EqualTo(Broken).Using<ScenarioRun>(AreAlike));
        Assert.That(WaiverFold.CoversAny(scope, Driver, [Sample.Of(Broken)]), Is.False);
    }

    [Test]
    public void AWaivedFinding_NoLongerCounts_AndStaysVisible()
    {
        ScenarioRun result = Apply(Broken, Of(new WaiverScope { Rule = Rule }) with { Owner = "Ann" });

        Assert.That(result.Verdict, Is.EqualTo(ScenarioVerdict.Pass));
        Assert.That(result.Waived.Single().WaivedBecause, Is.EqualTo("hardware"));
        Assert.That(result.Waived.Single().WaivedBy, Is.EqualTo("Ann"));
        Assert.That(FindingText.Heading(result.Waived.Single()), Does.Contain("(waived by Ann: hardware)"));
        Assert.That(Sample.Driver(Sample.Of(result)).Verdict, Is.EqualTo(OverallVerdict.Conformant));
        Assert.That(
            Sample.Driver(Sample.Of(result)).Rules.Single(rule => rule.Rule == Rule).Verdict,
            Is.EqualTo(RuleVerdict.Waived));
    }

    [Test]
    public void TheFirstOfSeveral_Counts()
        => Assert.That(
            Apply(
                Broken,
                Of(new WaiverScope { Rule = Rule, Driver = "other" }) with { Reason = "none" },
                Of(new WaiverScope { Rule = Rule, Driver = Driver }) with { Reason = "first" },
                Of(new WaiverScope { Rule = Rule }) with { Reason = "second" }).Waived.Single().WaivedBecause,
            Is.EqualTo("first"));

    [Test]
    public void AFinding_ThatNoWaiverCovers_StillCounts()
    {
        ScenarioRun run = Broken with { Findings = [Finding, Sample.Finding(Sample.Catalogue[0])] };

        ScenarioRun result = Apply(run, Of(new WaiverScope { Rule = Rule }));

        Assert.That(result.Verdict, Is.EqualTo(ScenarioVerdict.Fail));
        Assert.That(result.Violations.Single().Rule, Is.EqualTo("LIFE-001"));
    }

    [Test]
    public void AWaivedFinding_DoesNotMakeAScenarioRun()
        => Assert.That(
            Apply(Broken with { Stopped = "it refused" }, Of(new WaiverScope { Rule = Rule })).Verdict,
            Is.EqualTo(ScenarioVerdict.NotRun));

    [TestCase(ScenarioVerdict.Crash, ExitCode.NotConformant)]
    [TestCase(ScenarioVerdict.Hang, ExitCode.NotConformant)]
    [TestCase(ScenarioVerdict.HarnessError, ExitCode.HarnessFailed)]
    public void ACrash_StaysRed(ScenarioVerdict verdict, ExitCode exitCode)
    {
        ScenarioRun result = Apply(Broken with { Verdict = verdict }, Of(new WaiverScope { Rule = Rule }));

        Assert.That(result.Waived, Is.Not.Empty);
        Assert.That(result.Verdict, Is.EqualTo(verdict));
        Assert.That(Sample.Run(Sample.Of(result)).ExitCode, Is.EqualTo(exitCode));
    }

    [TestCase("2026-02-28", ScenarioVerdict.Fail)]
    [TestCase("2026-03-01", ScenarioVerdict.Pass)]
    [TestCase("2026-03-02", ScenarioVerdict.Pass)]
    public void AWaiver_HoldsToItsLastDay(string until, ScenarioVerdict expected)
        => Assert.That(
            Apply(Broken, Of(new WaiverScope { Rule = Rule }) with { Until = DateOnly.Parse(until) }).Verdict,
            Is.EqualTo(expected));

    [Test]
    public void Words_NameTheWholeScope()
        => Assert.That(
            Covering.Select(scope => Of(scope).ToString()).Where((_, index) => index is 0 or 3 or 5 or 6 or 7 or 10),
            Is.EqualTo(new[]
            {
                "the waiver of SGDMA-FREE-002",
                "the waiver of SGDMA-FREE-002 in free-ordering",
                "the waiver of SGDMA-FREE-002 of Vendor-NIC",
                $"the waiver of SGDMA-FREE-002 with fingerprint {Print}",
                $"the waiver of fingerprint {Print}",
                $"the waiver of SGDMA-FREE-002 with fingerprint {Print} in free-* of vendor-nic",
            }));

    private static Waiver Of(WaiverScope scope) => new() { Scope = scope, Reason = "hardware" };

    private static ScenarioRun Apply(ScenarioRun run, params Waiver[] waivers)
        => WaiverFold.Apply(run, Id, Driver, waivers, Today);

    private static bool AreAlike(ScenarioRun left, ScenarioRun right)
        => left.Verdict == right.Verdict && left.Findings.SequenceEqual(right.Findings);
}
