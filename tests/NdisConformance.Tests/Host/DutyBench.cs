using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>A machine with a host and a driver that is not loaded yet.</summary>
internal sealed class DutyBench : IDisposable
{
    private BentDuties? _bent;

    public DutyBench(Action<BentDuties>? bend = null)
    {
        Pc = new SimulatedPc(new SimulatedPcOptions
        {
            Memory = new MachineMemoryOptions { SizeBytes = 8 << 20, QuarantineBytes = 1 << 20 },
            Choices = Choices,
        });
        Tracer tracer = new();
        tracer.Add(Trace);
        Host = new NdisHost(Pc, tracer, setup => _bent = new BentDuties(setup, Driver));
        bend?.Invoke(_bent!);
        Host.Plug(new HostOptions(), Device);
    }

    public ScriptedChoices Choices { get; } = new();

    public SimulatedPc Pc { get; }

    public SilentDevice Device { get; } = new();

    public DutyDriver Driver { get; } = new();

    public NdisHost Host { get; }

    public EventList Trace { get; } = new();

    /// <summary>
    /// The real host, and then one that is bent in one step, from whose behaviour it must be possible to tell it.
    /// </summary>
    public static void Prove<T>(T expected, Func<DutyBench, T> observe, Action<BentDuties> bend)
    {
        using DutyBench real = new();
        Assert.That(observe(real), Is.EqualTo(expected), "the real host");
        using DutyBench wrong = new(bend);
        Assert.That(observe(wrong), Is.Not.EqualTo(expected), "the wrong host");
    }

    /// <summary>The real host alone.</summary>
    public static DutyBench Real() => new(null);

    public void Dispose() => Pc.Dispose();

    public NDIS_STATUS Load()
    {
        NDIS_STATUS status = Host.LoadDriver(Driver);
        if (_bent!.SetsOptionsLate)
        {
            Host.Registration.CallSetOptions();
        }

        return status;
    }

    /// <summary>DriverEntry and MiniportInitializeEx, and MiniportRestart where it is asked for.</summary>
    public DutyBench Start(bool isRunning = false)
    {
        Load();
        Host.Lifecycle.Initialize();
        if (isRunning)
        {
            Host.Lifecycle.Restart();
        }

        return this;
    }

    public void Halt() => Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);

    public void Drain() => Pc.Events.RunUntilIdle(long.MaxValue);

    /// <summary>How often a handler of the driver was called.</summary>
    public int Calls(TraceName handler) => Trace.Of(handler).Count(e => e.Kind == TraceKind.Enter);

    /// <summary>Whether NDIS refuses to call a handler, and does not call it.</summary>
    public bool Refuses(TraceName handler, Action action)
    {
        int before = Calls(handler);
        try
        {
            action();
        }
        catch (InvalidOperationException)
        {
            return Calls(handler) == before;
        }

        return false;
    }
}
