using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>What cycles of pause and restart leave behind.</summary>
[TestFixture]
internal sealed class CycleRuleTests
{
    private const int Cycles = 100;

    [Test]
    [Rule("LIFE-022")]
    public void Silent_WhenNothingIsLeft()
        => Expect.Silent(
            Cycle((trace, number) =>
            {
                trace.Acquired(Memory(number), DriverTrace.None);
                trace.Released(Memory(number));
            }),
            "LIFE-022");

    [Test]
    [Rule("LIFE-022")]
    public void Silent_WhenGrowthEnds()
        => Expect.Silent(
            Cycle((trace, number) =>
            {
                if (number < Cycles - 10)
                {
                    trace.Acquired(Memory(number), DriverTrace.None);
                }
            }),
            "LIFE-022");

    [Test]
    [Rule("LIFE-022")]
    public void Silent_WhenSpinLocksAreLeft()
        => Expect.Silent(
            Cycle((trace, number) => trace.Acquired(
                DriverTrace.Object(ObjectKind.Lock, number), DriverTrace.None)),
            "LIFE-022");

    [Test]
    [Rule("LIFE-022")]
    public void Fires_WhenEveryCycleLeavesSomething_AndTheLeakIsNoFindingMore()
    {
        DriverTrace trace = Cycle((trace, number) => trace.Acquired(Memory(number), DriverTrace.None));
        trace.Pause();
        trace.Halt();
        trace.Leaked(Memory(5), Checkpoint.Halt, acquired: long.MaxValue);
        Expect.Fires("LIFE-022", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    private static TraceObject Memory(uint number) => DriverTrace.Object(ObjectKind.Memory, number);

    private static DriverTrace Cycle(Action<DriverTrace, uint> inside)
    {
        DriverTrace trace = DriverTrace.Running();
        for (uint number = 1; number <= Cycles; number++)
        {
            inside(trace, number);
            trace.Pause();
            trace.Restart();
        }

        return trace;
    }
}
