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
        => Assert.That(Interrupted(wasRaised, isClaimed, 1, 0, 0).Engine.Findings, Is.Empty);

    [Test]
    [Rule("INT-004")]
    public void Fires_WhenTheInterruptOfANeighbourIsClaimed()
        => Expect.Fires("INT-004", Interrupted(wasRaised: false, isClaimed: true, 1, 0, 0));

    [TestCase(0u, 1u)]
    [TestCase(0u, 3u)]
    [TestCase(0u, 2u)]
    [Rule("INT-006")]
    public void Fires_WhenAnOutParameterIsLeftAlone(uint queueDpc, uint unset)
        => Expect.Fires("INT-006", Interrupted(wasRaised: true, isClaimed: false, queueDpc, 0, unset));

    [Test]
    [Rule("INT-006")]
    public void Silent_WhenTargetProcessorsDoesNotMatter()
        => Expect.Silent(Interrupted(wasRaised: true, isClaimed: true, queueDpc: 1, 0, unset: 2), "INT-006");

    [Test]
    [Rule("INT-006")]
    public void Fires_WhenANewDriverNamesProcessors_AsAdvice()
        => Assert.That(
            Expect.Fires("INT-006", Interrupted(wasRaised: true, isClaimed: true, 0, targets: 2, 0)).IsViolation,
            Is.False);

    [Test]
    [Rule("INT-006")]
    public void Silent_WhenAnOldDriverNamesProcessors()
        => Expect.Silent(
            Interrupted(wasRaised: true, isClaimed: true, 0, targets: 2, 0, minor: 1), "INT-006");

    private static DriverTrace Interrupted(
        bool wasRaised, bool isClaimed, uint queueDpc, uint targets, uint unset, ulong minor = 30)
    {
        DriverTrace trace = new();
        trace.Load(() => trace.Register(minor: minor));
        trace.Initialize();
        trace.Restart();
        trace.At(NDIS.DEVICE_LEVEL, () =>
        {
            trace.Enter(
                TraceName.MiniportInterrupt,
                TraceScript.Object(ObjectKind.Interrupt, 1).Packed,
                wasRaised ? 1u : 0);
            trace.ExitWith(isClaimed ? 1u : 0, queueDpc, targets, unset);
        });
        return trace;
    }
}
