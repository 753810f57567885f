using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>What the interrupt handler says.</summary>
[TestFixture]
internal sealed class InterruptRuleTests
{
    [TestCase(false, false)]
    [TestCase(true, true)]
    [TestCase(true, false)]
    [Rule("INT-004", "INT-006")]
    public void Silent_WhenTheHandlerTellsTheTruth(bool wasRaised, bool isClaimed)
        => Assert.That(Interrupted(wasRaised, isClaimed, queueDpc: isClaimed).Engine.Findings, Is.Empty);

    [Test]
    [Rule("INT-004")]
    public void Fires_WhenTheInterruptOfANeighbourIsClaimed()
        => Expect.Fires("INT-004", Interrupted(wasRaised: false, isClaimed: true, queueDpc: true));

    [Test]
    [Rule("INT-004")]
    public void Silent_WhenTheNicRaisesTheLine_WhileTheHandlerRuns()
    {
        DriverTrace trace = new();
        trace.Load(() => trace.Register(minor: 30));
        trace.Initialize();
        trace.Restart();
        trace.Isr(wasRaised: false, isClaimed: false);
        trace.Isr(() => trace.LineRaised(DriverTrace.Interrupt), wasRaised: false, isClaimed: true, queueDpc: true);
        Expect.Silent(trace, "INT-004");

        trace.Isr(wasRaised: false, isClaimed: true, queueDpc: true);
        Expect.Fires("INT-004", trace);
    }

    [TestCase(true, "INT-003")]
    [TestCase(false, "IRQL-004")]
    [Rule("INT-003", "IRQL-004", "POOL-023")]
    public void Fires_ForTheHalt_WhenTheDpcMeetsWhatItReleased(bool isInHalt, string rule)
    {
        TraceObject released = TraceScript.Object(ObjectKind.Lock, 1, ObjectState.Released);
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt());
        if (isInHalt)
        {
            trace.Pause();
            trace.Halt(() =>
            {
                trace.Dpc(() =>
                {
                    trace.LockMisuse(released, LockReason.NotInitialized);
                    trace.Touch(TraceScript.Object(ObjectKind.Memory, 1), StaleReason.Freed);
                });
                trace.DeregisterDma();
            });
        }
        else
        {
            trace.Dpc(() => trace.LockMisuse(released, LockReason.NotInitialized));
        }

        Expect.Fires(rule, trace);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId).Distinct(), Is.EqualTo(new[] { rule }));
    }

    [TestCase(1u)]
    [TestCase(3u)]
    [TestCase(2u)]
    [Rule("INT-006")]
    public void Fires_WhenAnOutParameterIsLeftAlone(uint unset)
        => Expect.Fires("INT-006", Interrupted(wasRaised: true, isClaimed: false, unset: unset));

    [Test]
    [Rule("INT-006")]
    public void Silent_WhenTargetProcessorsDoesNotMatter()
        => Expect.Silent(Interrupted(wasRaised: true, isClaimed: true, queueDpc: true, unset: 2), "INT-006");

    [Test]
    [Rule("INT-006")]
    public void Fires_WhenANewDriverNamesProcessors_AsAdvice()
        => Assert.That(
            Expect.Fires("INT-006", Interrupted(wasRaised: true, isClaimed: true, targets: 2)).IsViolation,
            Is.False);

    [Test]
    [Rule("INT-006")]
    public void Silent_WhenAnOldDriverNamesProcessors()
        => Expect.Silent(Interrupted(wasRaised: true, isClaimed: true, targets: 2, minor: 1), "INT-006");

    private static DriverTrace Interrupted(
        bool wasRaised, bool isClaimed, bool queueDpc = false, uint targets = 0, uint unset = 0, uint minor = 30)
    {
        DriverTrace trace = new();
        trace.Load(() => trace.Register(minor: minor));
        trace.Initialize();
        trace.Restart();
        trace.Isr(() => { }, wasRaised, isClaimed, queueDpc, targets, unset);
        return trace;
    }
}
