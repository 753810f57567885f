using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>In which callback interrupt, channel and driver are deregistered.</summary>
[TestFixture]
internal sealed class TeardownPlaceRuleTests
{
    // The channel is closed without the fact that it is released: that a pause releases has a rule of its own.
    private static readonly Dictionary<string, Action<DriverTrace>> Steps = new()
    {
        ["INT-008"] = trace => trace.DeregisterInterrupt(),
        ["SGDMA-DEREG-002"] = trace => trace.NdisMDeregisterScatterGatherDmaReturn(
            trace.NdisMDeregisterScatterGatherDmaCall(DriverTrace.Dma, liveMappings: 0, pendingRequests: 0)),
        ["REG-012"] = trace => trace.DeregisterDriver(),
        ["REG-017"] = trace => trace.NdisMUnmapIoSpaceReturn(
            trace.NdisMUnmapIoSpaceCall(DriverTrace.Adapter, TraceScript.Object(ObjectKind.IoSpace, 1), length: 64)),
    };

    private static IEnumerable<string> Judged => Steps.Keys;

    [Test]
    [Rule("INT-008", "SGDMA-DEREG-002", "REG-012", "REG-017")]
    public void Fires_WhenItIsDoneInAPause([ValueSource(nameof(Judged))] string rule)
    {
        DriverTrace trace = Started();
        trace.BeginPause();
        Steps[rule](trace);
        trace.EndPause();
        Assert.That(Expect.Fires(rule, trace).Actual, Does.EndWith(" was called in MiniportPause"));
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("INT-008", "SGDMA-DEREG-002", "REG-012", "REG-017")]
    public void Fires_WhenItIsDoneInAShutdown([ValueSource(nameof(Judged))] string rule)
    {
        DriverTrace trace = Started();
        trace.Shutdown(() => Steps[rule](trace));
        Assert.That(Expect.Fires(rule, trace).Actual, Does.EndWith(" was called in MiniportShutdownEx"));
    }

    [Test]
    [Rule("INT-008", "SGDMA-DEREG-002", "REG-012", "REG-017")]
    public void Fires_WhenItIsDoneInNoCallback([ValueSource(nameof(Judged))] string rule)
    {
        DriverTrace trace = Started();
        Steps[rule](trace);
        Assert.That(Expect.Fires(rule, trace).Actual, Does.EndWith(" was called outside any callback"));
    }

    [TestCase("INT-008", "NdisMDeregisterInterruptEx in MiniportHaltEx, or in MiniportInitializeEx if it fails")]
    [TestCase("SGDMA-DEREG-002", "Dma in MiniportHaltEx, or in MiniportInitializeEx if it fails")]
    [Rule("INT-008", "SGDMA-DEREG-002")]
    public void Fires_WhenWhatBelongsToTheAdapterIsKeptUntilUnload(string rule, string expected)
    {
        DriverTrace trace = Started();
        trace.Unload(() =>
        {
            Steps[rule](trace);
            trace.DeregisterDriver();
        });
        Assert.That(Expect.Fires(rule, trace).Expected, Does.EndWith(expected));
    }

    [Test]
    [Rule("REG-012")]
    public void Fires_WhenTheDriverIsDeregisteredForTheAdapter([Values] bool isInHalt)
    {
        DriverTrace trace = Started();
        trace.Pause();
        trace.Halt(() =>
        {
            trace.DeregisterDma();
            if (isInHalt)
            {
                trace.DeregisterDriver();
            }
        });
        if (!isInHalt)
        {
            trace.BeginInitialize();
            trace.DeregisterDriver();
        }

        Assert.That(
            Expect.Fires("REG-012", trace).Expected,
            Is.EqualTo("NdisMDeregisterMiniportDriver in MiniportDriverUnload, or in DriverEntry if it fails"));
    }

    [Test]
    [Rule("INT-008", "SGDMA-DEREG-002", "REG-012", "REG-017")]
    public void Silent_WhenHaltAndUnloadDoIt()
    {
        DriverTrace trace = Started();
        trace.Pause();
        trace.Halt(() =>
        {
            trace.DeregisterInterrupt();
            trace.Released(DriverTrace.Interrupt);
            trace.DeregisterDma();
        });
        trace.Unload();
        Expect.Silent(trace, "INT-008", "SGDMA-DEREG-002", "REG-012");
    }

    [Test]
    [Rule("INT-008", "SGDMA-DEREG-002")]
    public void Silent_WhenAnInitializationDoesItThatFails()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma();
        RegisterInterrupt(trace);
        trace.DeregisterInterrupt();
        trace.Released(DriverTrace.Interrupt);
        trace.DeregisterDma();
        trace.EndInitialize(NDIS_STATUS.NDIS_STATUS_RESOURCES);
        Expect.Silent(trace, "INT-008");
    }

    [Test]
    [Rule("REG-012")]
    public void Silent_WhenADriverEntryDoesItThatFails()
    {
        DriverTrace trace = new();
        trace.Load(
            () =>
            {
                trace.Register();
                trace.DeregisterDriver();
            },
            NDIS_STATUS.NDIS_STATUS_RESOURCES);
        Expect.Silent(trace);
    }

    /// <summary>What is not alive has a rule of its own, or is the same rule for another reason.</summary>
    [TestCase(ObjectState.Released)]
    [TestCase(ObjectState.Null)]
    [Rule("INT-008", "SGDMA-DEREG-002")]
    public void Silent_WhenWhatIsDeregisteredInAPauseIsNotThere(ObjectState state)
    {
        DriverTrace trace = Started();
        trace.BeginPause();
        trace.NdisMDeregisterInterruptExReturn(
            trace.NdisMDeregisterInterruptExCall(DriverTrace.Interrupt.As(state)));
        trace.NdisMDeregisterScatterGatherDmaReturn(
            trace.NdisMDeregisterScatterGatherDmaCall(DriverTrace.Dma.As(state), 0, 0));
        trace.EndPause();
        Expect.Silent(trace);
    }

    private static DriverTrace Started() => DriverTrace.Running(RegisterInterrupt);

    private static void RegisterInterrupt(DriverTrace trace)
        => trace.RegisterInterrupt(body: () => trace.Acquired(DriverTrace.Interrupt, DriverTrace.Adapter));
}
