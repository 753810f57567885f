using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Writes events with time, processor, IRQL, adapter state and enclosing callback of the moment, keeps count of what is
/// running, and states wrong handles. One per machine.
/// </summary>
[Resets]
internal sealed partial class HostTrace(
    SimulatedPc pc, BoundaryChoices boundaries, CurrentAdapter current, Tracer tracer)
    : TraceWriter
{
    private const int NoThread = -1;

    // By name, the arguments of a DDI that have to be live handles.
    private static readonly (TraceParameter Parameter, TraceHandle Handle)[][] Handles = FindHandles();
    private readonly bool[] _calledDdis = new bool[TraceSchema.Count];
    private ForeignThreadException? _foreign;
    private DriverMark? _driver;
    private RunBudget _budget = RunBudget.Usual;
    private int _thread = NoThread;

    /// <summary>Set once the machine has stopped: nothing begins any more.</summary>
    public BugCheckException? BugCheck { get; private set; }

    /// <summary>Set once the schedule turned out not to run on one stack: nothing begins any more.</summary>
    public UnrunnableScheduleException? Unrunnable { get; private set; }

    /// <summary>A call on a thread of the driver's own; null if there was none.</summary>
    public ForeignThreadException? ForeignCall => Volatile.Read(ref _foreign);

    /// <summary>From now on this thread may call, and no other one; before a run none may.</summary>
    public void Admit(RunBudget budget)
    {
        _budget = budget;
        _thread = Environment.CurrentManagedThreadId;
        _driver = DriverMark.Current;
        _foreign = null;
    }

    /// <summary>True once the driver called a DDI.</summary>
    public bool WasCalled(TraceName ddi) => _calledDdis[(int)ddi];

    /// <summary>An operation did not end: its time is over, or nothing is left to happen that could end it.</summary>
    public void NeverEnded(TraceObject item, Operation operation, bool isOverdue)
    {
        if (isOverdue)
        {
            TimeLimit(item, operation);
        }
        else
        {
            Unmet(item, operation);
        }
    }

    /// <exception cref="BugCheckException">The machine has stopped.</exception>
    /// <exception cref="UnrunnableScheduleException">The schedule cannot run.</exception>
    public void CheckRunning()
    {
        if (BugCheck is not null)
        {
            throw BugCheck;
        }

        if (Unrunnable is not null)
        {
            throw Unrunnable;
        }
    }

    /// <summary>
    /// The running activity needs something from another one, which a choice suspended. Returns if that one has gone
    /// on. If not, the driver gets the same exception from every further call, so that it cannot hide it.
    /// </summary>
    /// <exception cref="UnrunnableScheduleException">The schedule cannot run.</exception>
    public void Resume(Activity suspended, string reason)
    {
        try
        {
            pc.Resume(suspended, reason);
        }
        catch (UnrunnableScheduleException exception)
        {
            Unrunnable = exception;
            throw;
        }
    }

    /// <summary>The callback that runs, the innermost one; none outside of the driver.</summary>
    public TraceName Callback => pc.Scheduler.Running.Innermost;

    /// <summary>The bug check that stops the machine: the first one, for there is only one.</summary>
    public BugCheckException MakeBugCheck(uint code, string reason, ulong parameter1 = 0)
    {
        if (BugCheck is null)
        {
            Crash(code, parameter1);
            BugCheck = new BugCheckException(code, reason);
        }

        return BugCheck;
    }

    /// <inheritdoc/>
    protected override long Emit(ref TraceEvent fact)
    {
        Stamp(ref fact, pc.Scheduler.Running);
        return tracer.Emit(ref fact);
    }

    /// <inheritdoc/>
    protected override TraceMark Begin(ref TraceEvent begin)
    {
        if (_thread != Environment.CurrentManagedThreadId)
        {
            throw Refuse(begin.Name);
        }

        CheckRunning();
        Activity activity = pc.Scheduler.Running;
        Stamp(ref begin, activity);
        tracer.Emit(ref begin);
        CheckBudget(in begin);
        TraceMark mark = new(begin.Name, begin.Sequence, begin.Irql);
        if (begin.Kind == TraceKind.Enter)
        {
            if (activity.Callbacks == Activity.MaximumCallbacks)
            {
                throw MakeBugCheck(
                    0x7F, $"callbacks nest without end, {begin.Name} last: the kernel stack is exhausted");
            }

            activity.EnterCallback(begin.Name, pc.Now);
            boundaries.At(begin.Name, ChoicePhase.CallbackEntry, activity);
        }
        else
        {
            _calledDdis[(int)begin.Name] = true;
            activity.BeginCall(pc.Now);
            if (activity.IsInDriver
                && activity.Calls > (activity.Irql > PASSIVE_LEVEL ? _budget.Calls : _budget.PassiveCalls))
            {
                throw MakeBugCheck(
                    0x133, $"{activity.Outermost} does not return: it calls NDIS without end, {begin.Name} last");
            }

            CheckHandles(begin);
            boundaries.At(begin.Name, ChoicePhase.CallEntry, activity);
        }

        return mark;
    }

    private void CheckBudget(in TraceEvent begin)
    {
        if (begin.Sequence > _budget.Events)
        {
            throw MakeBugCheck(0x133, $"the run does not end: it has {_budget.Events} events, {begin.Name} last");
        }

        if (begin.Time > _budget.Time)
        {
            long seconds = _budget.Time / TimeUnits.TicksPerSecond;
            throw MakeBugCheck(
                0x133, $"the run does not end: it took {seconds} s of virtual time, {begin.Name} last");
        }
    }

    private ForeignThreadException Refuse(TraceName function)
    {
        ForeignThreadException exception = new(function);
        DriverMark? caller = DriverMark.Current;
        if (caller is null)
        {
            _driver?.NoteStranger();
        }

        // A driver that ran here before is refused all the same; this run is not to blame.
        if (caller is null || caller == _driver)
        {
            Interlocked.CompareExchange(ref _foreign, exception, null);
        }

        return exception;
    }

    /// <summary>
    /// Emits the return of a DDI; or the exit of a callback, with the IRQL that the driver left, and restores the one
    /// it had.
    /// </summary>
    protected override void End(in TraceMark begin, ref TraceEvent end)
    {
        Activity activity = pc.Scheduler.Running;
        if (end.Kind == TraceKind.Exit)
        {
            boundaries.At(end.Name, ChoicePhase.CallbackExit, activity);
            ReportLocksHeldAtReturn(activity);
            activity.ExitCallback();
        }
        else
        {
            boundaries.At(end.Name, ChoicePhase.CallExit, activity);
            activity.EndCall();
        }

        Stamp(ref end, activity);
        end.Begin = begin.Sequence;
        tracer.Emit(ref end);
        if (end.Kind == TraceKind.Exit)
        {
            activity.Irql = begin.Irql;
        }
    }

    private static (TraceParameter Parameter, TraceHandle Handle)[][] FindHandles()
    {
        var handles = new (TraceParameter Parameter, TraceHandle Handle)[TraceSchema.Count][];
        Array.Fill(handles, []);
        foreach (TraceRow row in TraceSchema.All.Where(row => TraceSchema.IsDdi(row.Name)))
        {
            handles[(int)row.Name] =
            [
                .. from parameter in row.Arguments
                   where parameter.Handle is not null
                   select (parameter, parameter.Handle!),
            ];
        }

        return handles;
    }

    private void Stamp(ref TraceEvent e, Activity activity)
    {
        e.Time = pc.Now;
        e.Activity = activity.Id;
        e.Processor = (byte)activity.Processor.Number;
        e.Irql = activity.Irql;
        e.State = current.State;
        e.Enclosing = activity.Innermost;
        e.Depth = activity.Depth;
    }

    /// <summary>States each handle that is not a live one of the kind that the DDI takes.</summary>
    private void CheckHandles(in TraceEvent call)
    {
        foreach ((TraceParameter parameter, TraceHandle handle) in Handles[(int)call.Name])
        {
            TraceObject given = new(call.ValueOf(parameter));
            if (!handle.Accepts(given))
            {
                HandleMisuse(call.Name, parameter.Position, handle.Kind, given, current.Id);
            }
        }
    }

    /// <summary>
    /// A callback must not return with a lock that it took. What it found held stays the caller's. A lock that an
    /// activity left held before is at the bottom of the processor.
    /// </summary>
    private void ReportLocksHeldAtReturn(Activity activity)
    {
        if (activity.OwnCallbacks != 1)
        {
            return;
        }

        if (activity.Below is { Below: null, IsInDriver: false } bottom)
        {
            ReportLocksOf(bottom);
        }

        ReportLocksOf(activity);
    }

    private void ReportLocksOf(Activity activity)
    {
        for (int i = 0; i < activity.LocksHeld; i++)
        {
            LockMisuse(new TraceObject(ObjectKind.Lock, activity.Held(i)), LockReason.HeldAtReturn);
        }
    }
}
