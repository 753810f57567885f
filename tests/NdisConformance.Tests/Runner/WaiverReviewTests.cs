using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Runner;

/// <summary>An expired waiver is said in every run, one that is not needed in each run that can tell.</summary>
[TestFixture]
internal sealed class WaiverReviewTests
{
    private const string NotNeeded = "the waiver of LIFE-001 is not needed: nothing broke the rule";

    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly Scenario[] Catalogue =
    [
        Named("a/one"), Named("a/two"), Named("b/one"), Named("robustness/one"),
        Named("b/strict") with { Setup = new TestbedSetup { Host = new HostOptions { StrictHeaders = true } } },
        Scenario.OfNdis5("ndis5/one", "title", [], TestbedSetup.Ordinary, _ => { }),
    ];

    private static readonly string[] Ordinary = ["a/one", "a/two", "b/one"];

    [Test]
    public void AnExpiredOne_IsSaidInEveryRun([Values] bool isCancelled, [Values] bool isNeeded)
    {
        Waiver expired = Of(new WaiverScope { Rule = "LIFE-001", Driver = "nic" }) with { Until = new(2026, 2, 28) };
        ScenarioResult ran = isNeeded ? Broken("a/one") : Passed("a/one");

        Assert.That(
            Idle(expired, [Driver("nic", ran)], isCancelled),
            Is.EqualTo(new[] { "the waiver of LIFE-001 of nic expired on 2026-02-28" }));
        Assert.That(Idle(expired, [], isCancelled), Has.Count.EqualTo(1));
    }

    [Test]
    public void AnUnneededOne_IsSaid_IfTheRunWasWhole()
    {
        Waiver waiver = Of(new WaiverScope { Rule = "LIFE-001" });

        Assert.That(Idle(waiver, [Whole("nic"), Whole("other")]), Is.EqualTo(new[] { NotNeeded }));
        Assert.That(Idle(waiver, [Whole("nic"), Whole("other")], isCancelled: true), Is.Empty);
        Assert.That(Idle(waiver, [Whole("nic")]), Is.Empty, "the other driver may need it");
        Assert.That(Idle(waiver, [Whole("nic"), Driver("other", Passed("a/one"))]), Is.Empty);
        Assert.That(Idle(waiver, [Whole("nic"), Whole("other", Broken("a/two"))]), Is.Empty);
    }

    [Test]
    public void AnUnneededOne_IsSaidInASelectedRun_IfAllThatItCoversRan()
    {
        Waiver ofGroup = Of(new WaiverScope { Rule = "LIFE-001", Scenario = "a/*", Driver = "NIC" });
        Waiver ofDriver = Of(new WaiverScope { Rule = "LIFE-001", Driver = "nic" });
        Waiver ofScenario = Of(new WaiverScope { Rule = "LIFE-001", Scenario = "b/one" });
        DriverResult group = Driver("nic", Passed("a/one"), Passed("a/two"));

        Assert.That(Idle(ofGroup, [group]), Is.EqualTo(
            new[] { "the waiver of LIFE-001 in a/* of NIC is not needed: nothing broke the rule there" }));
        Assert.That(Idle(ofGroup, [Driver("nic", Passed("a/one"))]), Is.Empty, "a/two may need it");
        Assert.That(Idle(ofGroup, [Driver("nic", Broken("a/one"), Passed("a/two"))]), Is.Empty);
        Assert.That(Idle(ofDriver, [group]), Is.Empty, "b/one may need it");
        Assert.That(Idle(ofDriver, [Whole("nic")]), Has.Count.EqualTo(1));
        Assert.That(Idle(ofScenario, [Driver("nic", Passed("b/one"))]), Is.Empty, "the other driver may need it");
        Assert.That(
            Idle(ofScenario, [Driver("nic", Passed("b/one")), Driver("other", Passed("b/one"))]), Has.Count.EqualTo(1));
    }

    [Test]
    public void AFingerprint_IsLookedFor()
    {
        string print = GroupFold.Of([Broken("a/one")]).Single().Fingerprint;
        DriverResult[] ran = [Whole("nic", Broken("a/one")), Whole("other")];

        Assert.That(Idle(Of(new WaiverScope { Fingerprint = print }), ran), Is.Empty);
        Assert.That(
            Idle(Of(new WaiverScope { Fingerprint = "0123456789ab" }), ran),
            Is.EqualTo(new[]
            {
                "the waiver of fingerprint 0123456789ab is not needed: no finding has this fingerprint",
            }));
        Assert.That(Idle(Of(new WaiverScope { Fingerprint = print, Driver = "other" }), ran), Has.Count.EqualTo(1));
    }

    [TestCase(ScenarioVerdict.Crash)]
    [TestCase(ScenarioVerdict.Hang)]
    [TestCase(ScenarioVerdict.HarnessError)]
    public void ARunThatEndedEarly_DoesNotTell(ScenarioVerdict verdict)
        => Assert.That(
            Idle(
                Of(new WaiverScope { Rule = "LIFE-001", Scenario = "b/one", Driver = "nic" }),
                [Driver("nic", Sample.Scenario(verdict) with { Id = "b/one" })]),
            Is.Empty);

    [Test]
    public void AnotherProfileOrHost_DoesNotTell()
    {
        Waiver waiver = Of(new WaiverScope { Rule = "LIFE-001", Scenario = "b/one", Driver = "nic" });
        ScenarioRun run = Passed("b/one").Runs[0];

        Assert.That(Idle(waiver, [Driver("nic", With("b/one", run.Under("bounced")))]), Is.Empty);
        Assert.That(Idle(waiver, [Driver("nic", With("b/one", run with { Ndis = "6.30" }))]), Is.Empty);
        Assert.That(Idle(waiver, [Driver("nic", With("b/one", run.Under("bounced"), run))]), Has.Count.EqualTo(1));
    }

    [Test]
    public void StrictAndRobustness_AreOnlyWaitedFor_IfTheWaiverIsAboutThemAlone()
    {
        Assert.That(
            Idle(Of(new WaiverScope { Rule = "LIFE-001", Scenario = "b", Driver = "nic" }), [Whole("nic")]),
            Has.Count.EqualTo(1));
        foreach (string id in new[] { "b/strict", "robustness/*" })
        {
            Waiver waiver = Of(new WaiverScope { Rule = "LIFE-001", Scenario = id, Driver = "nic" });
            Assert.That(Idle(waiver, [Whole("nic")]), Is.Empty);
            Assert.That(
                Idle(waiver, [Driver("nic", Passed("b/strict"), Passed("robustness/one"))]), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void AnUnknownDriverOrScenario_IsSaid_WithTheNearest()
    {
        Waiver driver = Of(new WaiverScope { Rule = "LIFE-001", Driver = "nik" });
        Waiver scenario = Of(new WaiverScope { Rule = "LIFE-001", Scenario = "a/tow" });
        DriverResult[] selected = [Driver("nic", Passed("a/one"))];

        Assert.That(Idle(driver, selected), Is.EqualTo(new[]
        {
            "the waiver of LIFE-001 of nik is not needed: there is no such driver; the nearest are nic, other",
        }));
        Assert.That(Idle(driver, selected, opened: 0), Is.Empty, "a plugin that cannot be loaded may have it");
        Assert.That(Idle(scenario, selected).Single(), Does.StartWith(
            "the waiver of LIFE-001 in a/tow is not needed: there is no such scenario; the nearest are a/two, "));
    }

    [Test]
    public void ADriverOfNdis5_IsAskedForItsScenariosOnly()
    {
        DeclaredDriver legacy = new("Vendor", "old", NdisGeneration.Ndis5);
        string newest = GenerationHosts.Newest(NdisGeneration.Ndis5).Name;
        ScenarioResult ran = With("ndis5/one", Sample.Once() with { Ndis = newest });

        Assert.That(
            Review(Of(new WaiverScope { Rule = "LIFE-001" }), [legacy], [Driver("old", ran)], isCancelled: false),
            Is.EqualTo(new[] { NotNeeded }));
    }

    private static IReadOnlyList<string> Idle(
        Waiver waiver, DriverResult[] ran, bool isCancelled = false, int opened = 1)
        => Review(
            waiver,
            opened == 0 ? [] : [Named6("nic"), Named6("other")],
            ran,
            isCancelled,
            areAllOpen: opened == 1);

    private static IReadOnlyList<string> Review(
        Waiver waiver, DeclaredDriver[] declared, DriverResult[] ran, bool isCancelled, bool areAllOpen = true)
        => new WaiverReview([waiver], Today, Catalogue, ran, isCancelled)
        {
            Declared = declared, AreAllOpen = areAllOpen,
        }.Idle();

    private static DeclaredDriver Named6(string driver) => new("Vendor", driver, NdisGeneration.Ndis6);

    private static Waiver Of(WaiverScope scope) => new() { Scope = scope, Reason = "hardware" };

    private static Scenario Named(string id) => new(id, "title", [], TestbedSetup.Ordinary, _ => { });

    private static ScenarioResult Passed(string id) => With(id, Sample.Once());

    private static ScenarioResult Broken(string id)
        => With(id, Sample.Once(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[0])));

    private static ScenarioResult With(string id, params ScenarioRun[] runs) => Sample.Of(
        [.. runs.Select(run => run.Profile == "ordinary" ? run.Under(TestbedProfile.Ordinary.Name) : run)])
        with { Id = id };

    private static DriverResult Whole(string name, params ScenarioResult[] broken)
        => Driver(name, [.. Ordinary.Except(broken.Select(one => one.Id)).Select(Passed), .. broken]);

    private static DriverResult Driver(string name, params ScenarioResult[] scenarios) => new()
    {
        Plugin = "Vendor", Driver = name, Scenarios = scenarios,
    };
}
