using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Drivers that wait by sleeping, and what ends a wait that would never end.</summary>
[TestFixture]
internal sealed class WaitTests
{
    [Test]
    public void SleepLetsGoWhatTheScenarioHolds_WhenNothingElseIsLeftToHappen()
    {
        using DutyBench bench = DutyBench.Real();
        bool isHeld = true;
        bench.Host.StallHandler = () => isHeld && !(isHeld = false);
        bench.Driver.OnInitialize = () => Poll(bench.Host.Ndis, () => !isHeld);
        bench.Start();
        Assert.That(isHeld, Is.False);
    }

    [Test]
    public void SleepWithoutEndStopsTheMachine()
    {
        using DutyBench bench = DutyBench.Real();
        bench.Driver.OnInitialize = () => Poll(bench.Host.Ndis, () => false);
        Assert.That(() => bench.Start(), Throws.TypeOf<BugCheckException>().With.Property("Code").EqualTo(0x133u));
    }

    [Test]
    public void StallWithoutEndStopsTheMachine()
    {
        using DutyBench bench = DutyBench.Real();
        bench.Driver.OnInitialize = () =>
        {
            while (true)
            {
                bench.Host.Ndis.NdisStallExecution(50);
            }
        };
        Assert.That(() => bench.Start(), Throws.TypeOf<BugCheckException>().With.Property("Code").EqualTo(0x133u));
    }

    [Test]
    public void TenSecondsOfSleepAreNoHang()
    {
        using DutyBench bench = DutyBench.Real();
        bench.Driver.OnInitialize = () => bench.Host.Ndis.NdisMSleep(10_000_000);
        bench.Start();
        Assert.That(bench.Host.CurrentState, Is.EqualTo(AdapterState.Paused));
    }

    private static void Poll(INdis ndis, Func<bool> isOver)
    {
        while (!isOver())
        {
            ndis.NdisMSleep(1_000);
        }
    }
}
