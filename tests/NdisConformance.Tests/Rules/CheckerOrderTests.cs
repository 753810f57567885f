using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Meta;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>
/// The order of the checkers decides nothing: traces of wrong drivers are judged again by engines whose checkers are
/// shuffled, and give the same findings, in the same order, with the same causes.
/// </summary>
internal sealed class CheckerOrderTests
{
    private const int OrdinaryShare = 240;
    private const int FullShare = 5;
    private static readonly int[] Seeds = [1, 2, 3];

    /// <summary>Drivers whose one misuse breaks many rules, and breaks them with one event.</summary>
    private static readonly string[] WithConsequences =
    [
        "sgdma-alloc-003-asks-twice", "send-022-completes-when-asked-for-hang", "send-007-completes-when-posted",
        "pool-018-frees-pool-as-net-buffer-pool", "sgdma-reg-022-forgets-link-header",
    ];

    private static IEnumerable<string> Drivers
        => WithConsequences
            .Concat(DriverSurvey.Drivers.Select(driver => driver.Name)
                .Where((_, index) => index % (TestExtent.IsFull ? FullShare : OrdinaryShare) == 0))
            .Distinct();

    [TestCaseSource(nameof(Drivers))]
    [Parallelizable]
    public void ShuffledCheckers_FindTheSame(string driver)
    {
        int findings = 0;
        foreach (Scenario scenario in ScenarioCatalogue.WithRobustness)
        {
            ScenarioOutcome outcome = ScenarioRunner.Run(
                scenario,
                () => (IMiniportDriver)Activator.CreateInstance(DriverSurvey.Driver(driver).Type)!,
                new ScenarioRunOptions { Store = TraceStore.All });
            string[] expected = Lines(outcome.Rules);
            findings += outcome.Rules.Findings.Count;
            foreach (int seed in outcome.Rules.Findings.Count == 0 ? [] : Seeds)
            {
                Assert.That(Lines(Judge(outcome, seed)), Is.EqualTo(expected), $"{scenario.Id}, seed {seed}");
            }
        }

        TestContext.Out.WriteLine($"{findings} findings");
    }

    private static Judgement Judge(ScenarioOutcome outcome, int seed)
    {
#pragma warning disable CA5394 // A fixed seed, so that a failure repeats.
        RuleEngine engine = new(outcome.Rules.Options, new Random(seed).Shuffle);
#pragma warning restore CA5394
        for (int index = 0; index < outcome.Trace.Count; index++)
        {
            engine.OnEvent(in outcome.Trace[index]);
        }

        return engine.Judge();
    }

    private static string[] Lines(Judgement judgement) =>
    [
        .. judgement.Findings.Select(finding => finding.ToString()),
        .. judgement.Silenced.Select(silenced => silenced.ToString()),
        .. judgement.Notes.Select(note => note.ToString()).Order(StringComparer.Ordinal),
        .. RuleEngine.Implemented.Select(rule => $"{rule} {judgement.Exercised(rule)}"),
        $"{judgement.Suppressed} more",
    ];
}
