using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// What a rule advises against is legal: the conforming miniport that does it gets the advice, and nothing worse.
/// </summary>
internal sealed class AdviceTests
{
    private const string Receiving = "data-path/lists-used-again";

    /// <summary>Rules that have advice and nothing more: the driver that gets it is no faulty one.</summary>
    public static IReadOnlyList<(string Rule, string Driver, string Scenario)> AdviceOnly { get; } =
    [
        ("POOL-010", "nb-pool", Receiving),
        ("NBL-016", "frees-on-return", Receiving),
        ("NBL-022", "frees-on-return", Receiving),
        ("SGDMA-FREE-014", "serves-at-checks", "callback-timing/inside"),
        ("SGDMA-REG-020", "null-buffers", "callback-timing/inside"),
        ("INT-009", "deregisters-interrupt-first", "link/changed-while-paused"),
        ("SHMEM-008", "packs-buffers", Receiving),
        ("SHMEM-032", "drops-when-dry", "data-path/buffers-run-out"),
        ("RECV-026", "ignores-filter", "requests/filter"),
        ("POOL-025", "allocates-nothing", "lifecycle/start-and-stop"),
        ("LIFE-043", "adds-restart-attributes", "lifecycle/start-and-stop"),
        ("LIFE-008", "unmaps-early", "lifecycle/start-and-stop"),
        ("LIFE-026", "resets-in-every-shutdown", "lifecycle/shutdown-in-halt"),
        ("OID-013", "counts-few-statistics", "requests/statistics"),
        ("OID-010", "says-no-length", "requests/short-buffers"),
    ];

    /// <summary>Rules that have a note and nothing more.</summary>
    public static IReadOnlyList<(string Rule, string Driver, string Scenario, string Note)> NoteOnly { get; } =
    [
        ("ATTR-010", "sets-attributes-late", "lifecycle/start-and-stop",
            "the registration attributes came after 1 calls, NdisMSleep the first"),
        ("LIFE-025", "frees-at-power-off", "lifecycle/shutdown-power-off",
            "it was freed in MiniportShutdownEx, which is not necessary and not safe"),
    ];

    private static IEnumerable<TestCaseData> Advices
        => AdviceOnly.Append((Rule: "SGDMA-DEREG-007", Driver: "deregisters-early", Scenario: Receiving))
            .Select(advice => new TestCaseData(advice.Rule, advice.Driver, advice.Scenario));

    private static IEnumerable<TestCaseData> Notes
        => NoteOnly.Select(note => new TestCaseData(note.Rule, note.Driver, note.Scenario, note.Note));

    [TestCaseSource(nameof(Advices))]
    public void ConformingMiniport_GetsTheAdvice(string rule, string driver, string scenario)
        => Assert.That(Run(driver, scenario).Findings.Select(finding => finding.RuleId), Does.Contain(rule));

    [TestCaseSource(nameof(Notes))]
    public void ConformingMiniport_GetsTheNote(string rule, string driver, string scenario, string note)
    {
        Judgement rules = Run(driver, scenario);
        Assert.That(rules.Exercised(rule), Is.Positive);
        Assert.That(rules.Notes.Select(shown => shown.Text), Does.Contain(note));
        Assert.That(rules.Findings, Is.Empty);
    }

    private static Judgement Run(string driver, string scenario)
    {
        NdisMiniportAttribute declaration = BuiltPlugin.Drivers("ConformingMiniports")
            .Single(attribute => attribute.Name == driver);
        ScenarioOutcome outcome = ScenarioRunner.Run(
            ScenarioCatalogue.WithSnapshots.Single(candidate => candidate.Id == scenario),
            () => (IMiniportDriver)Activator.CreateInstance(declaration.DriverType)!);
        Assert.That(outcome.Kind, Is.EqualTo(OutcomeKind.Completed));
        Assert.That(outcome.Rules.Findings.Where(finding => finding.IsViolation), Is.Empty);
        return outcome.Rules;
    }
}
