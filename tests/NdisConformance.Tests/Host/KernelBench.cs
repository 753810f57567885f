using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>
/// A machine on which a test calls DDI functions as a driver would. Only this class knows how the machine and the host
/// are made; tests use the DDI functions, the verbs below and the events.
/// </summary>
internal sealed class KernelBench : IDisposable
{
    private const long TicksPerMicrosecond = 10;
    private readonly ScriptedChoices _choices = new();
    private readonly EventList _trace = new();
    private readonly SimulatedPc _pc;
    private readonly NdisHost _host;

    public KernelBench(HostOptions? options = null, RunBudget? budget = null)
    {
        _pc = new SimulatedPc(new SimulatedPcOptions
        {
            Memory = new MachineMemoryOptions { SizeBytes = 8 << 20, QuarantineBytes = 1 << 20 },
            Choices = _choices,
        });
        Tracer tracer = new();
        tracer.Add(_trace);
        _host = new NdisHost(_pc, tracer);
        _host.Plug(options ?? new HostOptions(), Device, budget);
    }

    /// <summary>A handle that the host never gave out.</summary>
    public static NDIS_HANDLE ForeignHandle => new(0x1234);

    public INdis Ndis => _host.Ndis;

    public DutyDriver Driver { get; } = new();

    public SilentDevice Device { get; } = new();

    public NDIS_HANDLE Adapter => Driver.Adapter;

    public AdapterState State => _host.CurrentState;

    /// <summary>True while MiniportPause or MiniportRestart is pending.</summary>
    public bool IsTransitionPending => _host.Lifecycle.IsTransitionPending;

    public bool IsOidPending => _host.Oids.IsPending;

    public bool HasDriver => _host.HasDriver;

    public NDIS_STATUS RestartStatus => _host.Lifecycle.RestartStatus;

    /// <summary>The IRQL of the processor that runs now.</summary>
    public byte Irql => _pc.Current.Irql;

    /// <summary>The number of the processor that runs now.</summary>
    public int Processor => _pc.Current.Number;

    /// <summary>The virtual time in microseconds.</summary>
    public long Time => _pc.Now / TicksPerMicrosecond;

    /// <summary>Called where the driver waits and nothing is left to happen; false if it changes nothing.</summary>
    public Func<bool> OnStall
    {
        set => _host.StallHandler = value;
    }

    public void Dispose() => _pc.Dispose();

    // ---- What NDIS asks of the driver.

    /// <summary>DriverEntry and MiniportInitializeEx, and MiniportRestart where it is asked for.</summary>
    public KernelBench Start(bool isRunning = false)
    {
        Load();
        Initialize();
        if (isRunning)
        {
            Restart();
        }

        return this;
    }

    public NDIS_STATUS Load() => _host.LoadDriver(Driver);

    public NDIS_STATUS Initialize() => _host.Lifecycle.Initialize();

    public NDIS_STATUS Restart() => _host.Lifecycle.Restart();

    public NDIS_STATUS Pause() => _host.Lifecycle.Pause();

    public NDIS_STATUS RequestOid(uint oid = 1) => RequestOid(OidQuestion.Query(oid, 64));

    public NDIS_STATUS RequestOid(OidQuestion question) => _host.Oids.Request(question);

    /// <summary>How the last OID request ended.</summary>
    public OidAnswer? OidAnswer => _host.Oids.Answer;

    public void CancelOid() => _host.Oids.Cancel();

    /// <summary>Gives the driver one frame to send; gives the list that it got.</summary>
    public NET_BUFFER_LIST Send()
    {
        NET_BUFFER_LIST sent = null;
        Driver.OnSend = list => sent = list;
        _host.Sends.Submit(new SendRequest().Add(new FrameShape()));
        return sent;
    }

    public void Halt() => _host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);

    public void Unload() => _host.Lifecycle.Unload();

    /// <summary>Another device on the interrupt line interrupts.</summary>
    public void InterruptOfNeighbour() => _host.InterruptLine.InterruptOfNeighbour();

    // ---- What goes on in the machine.

    /// <summary>Runs the present processor at an IRQL until the scope ends.</summary>
    public IrqlScope At(byte irql) => new(_pc.Current, irql);

    /// <summary>Runs an action now, on a processor of choice.</summary>
    public void On(int processor, byte irql, Action action)
        => _pc.RunOn(processor, irql, new ScheduledAction(action), 0, 0);

    /// <summary>Lets something happen later.</summary>
    public void After(
        long microseconds, Action action, int processor = 0, byte irql = NDIS.DISPATCH_LEVEL, bool isPeriodic = false)
        => _pc.Events.Schedule(
            _pc.Now + (microseconds * TicksPerMicrosecond),
            processor,
            irql,
            new ScheduledAction(action),
            0,
            isBackground: isPeriodic);

    /// <summary>Runs all that is left to happen.</summary>
    public void Drain() => _pc.Events.RunUntilIdle(long.MaxValue);

    /// <summary>How many microseconds of virtual time an action takes.</summary>
    public long Lasts(Action action)
    {
        long before = _pc.Now;
        action();
        return (_pc.Now - before) / TicksPerMicrosecond;
    }

    /// <summary>The code of the bug check that an action ends with; 0 if it returns.</summary>
    public static uint BugCheckOf(Action action)
    {
        try
        {
            action();
        }
        catch (BugCheckException bugCheck)
        {
            return bugCheck.Code;
        }

        return 0;
    }

    /// <summary>Makes a DDI fail from now on, with one of its documented failures, counted from 1.</summary>
    public void Fail(TraceName ddi, int failure = 1)
        => _choices.AlwaysAtSite((int)HostChoice.Failure, (uint)ddi, failure);

    /// <summary>Lets the other processor run what is due where a DDI ends.</summary>
    public void PreemptAt(TraceName ddi) => _choices.AlwaysAtSite((int)HostChoice.Preempt, (uint)ddi, 1);

    /// <summary>Lets something happen at the entry and at the exit of a DDI, whatever locks are held.</summary>
    public void HappenAt(TraceName ddi, BoundaryAlternative alternative)
        => _choices.AlwaysAtSite((int)HostChoice.Boundary, (uint)ddi, (int)alternative);

    /// <summary>Nothing is to happen at a boundary.</summary>
    public void Exclude(long boundary) => _host.Exclude(boundary);

    public void Choose(HostChoice choice, int value) => _choices.Always((int)choice, value);

    // ---- What was traced.

    /// <summary>The last call of a DDI.</summary>
    public TraceEvent Call(TraceName ddi) => _trace.Last(ddi, TraceKind.Call);

    /// <summary>The last return of a DDI.</summary>
    public TraceEvent Return(TraceName ddi) => _trace.Last(ddi, TraceKind.Return);

    /// <summary>How often a DDI has returned.</summary>
    public int Returns(TraceName ddi) => Events(ddi, TraceKind.Return).Count();

    public IEnumerable<TraceEvent> Enters(TraceName callback) => Events(callback, TraceKind.Enter);

    public IEnumerable<TraceEvent> Exits(TraceName callback) => Events(callback, TraceKind.Exit);

    public IEnumerable<TraceEvent> Facts(TraceName name) => Events(name, TraceKind.Fact);

    /// <summary>The last event that a reader reads.</summary>
    public T Last<T>()
        where T : ITraceReader<T>, allows ref struct
        => _trace.Last<T>();

    /// <summary>The only event that a reader reads.</summary>
    public T Single<T>()
        where T : ITraceReader<T>, allows ref struct
        => _trace.Single<T>();

    /// <summary>What each event of a reader says.</summary>
    public IEnumerable<TResult> Each<T, TResult>(Func<T, TResult> read)
        where T : ITraceReader<T>, allows ref struct
        => _trace.Each(read);

    /// <summary>What the driver acquired of a kind, in order.</summary>
    public TraceObject[] Acquired(ObjectKind kind)
        => [.. Each((AcquiredEvent fact) => fact.Object).Where(item => item.Kind == kind)];

    /// <summary>What the driver released of a kind, in order.</summary>
    public TraceObject[] Released(ObjectKind kind)
        => [.. Each((ReleasedEvent fact) => fact.Object).Where(item => item.Kind == kind)];

    /// <summary>What was alive at a checkpoint, in the order of the reports.</summary>
    public TraceObject[] Leaked(Checkpoint checkpoint)
        => [.. Each((LeakedEvent fact) => (fact.Object, fact.Checkpoint))
            .Where(leak => leak.Checkpoint == checkpoint)
            .Select(leak => leak.Object)];

    /// <summary>The wrong handles that a DDI was given: its parameter, the kind expected, and what was found.</summary>
    public string[] Misuses(TraceName ddi)
        => [.. Each((HandleMisuseEvent fact) => (fact.Ddi, fact.Argument, fact.Expected, fact.Actual.State))
            .Where(misuse => misuse.Ddi == ddi)
            .Select(misuse =>
                $"{TraceSchema.Of(ddi).Arguments[misuse.Argument].Name} {misuse.Expected} {misuse.State}")];

    public LockReason[] LockMisuses => [.. Each((LockMisuseEvent fact) => fact.Reason)];

    private IEnumerable<TraceEvent> Events(TraceName name, TraceKind kind)
        => _trace.Of(name).Where(e => e.Kind == kind);
}
