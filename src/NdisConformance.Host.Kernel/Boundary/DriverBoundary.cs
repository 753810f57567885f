using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The boundary to the driver: begin and end of its calls, entry and exit of its callbacks, bug check. One per
/// machine.
/// </summary>
internal sealed class DriverBoundary(SimulatedPc pc, Tracer tracer, CallNesting nesting, HostTrace trace)
{
    private readonly bool[] _calledDdis = new bool[256];

    /// <summary>The bug check that ended the run, if one did.</summary>
    public BugCheckException? BugCheck { get; private set; }

    /// <summary>Emits the entry of a callback and makes it the enclosing one.</summary>
    public void Enter(ref TraceEvent enter)
    {
        if (BugCheck is not null)
        {
            throw BugCheck;
        }

        int processor = pc.Current.Number;
        tracer.Emit(ref enter);
        if (nesting.Callbacks(processor) == CallNesting.MaximumCallbacks)
        {
            Stop(0x7F, "callbacks nest without end: the kernel stack is exhausted");
        }

        nesting.EnterCallback(processor, enter.Name, pc.Now);
    }

    /// <summary>
    /// Emits the exit of a callback with the IRQL that the driver left, and restores the one it had.
    /// </summary>
    public void Exit(
        in TraceEvent enter, ulong result = 0, ulong output0 = 0, ulong output1 = 0, ulong output2 = 0)
    {
        VirtualProcessor processor = pc.Current;
        ReportLocksHeldAtReturn(processor);
        nesting.ExitCallback(processor.Number);
        TraceEvent e = trace.NewEvent(TraceKind.Exit, enter.Name);
        e.Begin = enter.Sequence;
        e.Result = result;
        e.Arguments[0] = output0;
        e.Arguments[1] = output1;
        e.Arguments[2] = output2;
        tracer.Emit(ref e);
        processor.Irql = enter.Irql;
    }

    /// <summary>
    /// Runs code of the driver. Whatever it throws becomes a bug check; on the data path the code is a static lambda,
    /// so that nothing is allocated.
    /// </summary>
    public TResult Call<TState, TResult>(TState state, Func<TState, TResult> code)
    {
        try
        {
            return code(state);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }
    }

    /// <summary>As <see cref="Call{TState, TResult}"/>, for code without a result.</summary>
    public void Call<TState>(TState state, Action<TState> code)
    {
        try
        {
            code(state);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }
    }

    /// <summary>Runs a callback that returns a status, between its entry and its exit.</summary>
    public NDIS_STATUS Run<TState>(TraceEvent enter, TState state, Func<TState, NDIS_STATUS> callback)
    {
        Enter(ref enter);
        NDIS_STATUS status = Call(state, callback);
        Exit(enter, (ulong)status);
        return status;
    }

    /// <summary>Runs a callback that returns a flag, between its entry and its exit.</summary>
    public bool Run<TState>(TraceEvent enter, TState state, Func<TState, bool> callback)
    {
        Enter(ref enter);
        bool result = Call(state, callback);
        Exit(enter, result ? 1u : 0);
        return result;
    }

    /// <summary>Runs a callback that returns nothing, between its entry and its exit.</summary>
    public void Run<TState>(TraceEvent enter, TState state, Action<TState> callback)
    {
        Enter(ref enter);
        Call(state, callback);
        Exit(enter);
    }

    /// <summary>Runs a callback that is not on the data path, and that returns a status.</summary>
    public NDIS_STATUS Run(TraceEvent enter, Func<NDIS_STATUS> callback)
        => Run(enter, callback, static code => code());

    /// <summary>Runs a callback that is not on the data path, and that returns nothing.</summary>
    public void Run(TraceEvent enter, Action callback) => Run(enter, callback, static code => code());

    /// <summary>
    /// Turns whatever the driver threw into a bug check, which ends the scenario; a defect of ours passes through.
    /// </summary>
    private Exception Crash(Exception exception)
    {
        if (exception is HarnessDefectException or BugCheckException)
        {
            return exception;
        }

        uint code = exception is NullReferenceException ? 0xD1u : 0x1Eu;
        return MakeBugCheck(code, $"{exception.GetType().Name}: {exception.Message}");
    }

    private BugCheckException MakeBugCheck(uint code, string reason)
    {
        if (BugCheck is null)
        {
            trace.Fact(TraceName.Crash, code);
            BugCheck = new BugCheckException(code, reason);
        }

        return BugCheck;
    }

    /// <summary>Stops the simulated machine.</summary>
    public void Stop(uint code, string reason) => throw MakeBugCheck(code, reason);

    /// <summary>True once the driver called a DDI.</summary>
    public bool WasCalled(TraceName ddi) => _calledDdis[(int)ddi];

    /// <summary>The call event of a DDI, to be filled and passed to <see cref="Begin"/>.</summary>
    public TraceEvent NewCall(TraceName ddi)
    {
        if (BugCheck is not null)
        {
            throw BugCheck;
        }

        return trace.NewEvent(TraceKind.Call, ddi);
    }

    /// <summary>Emits the call; what happens until <see cref="End(in TraceEvent)"/> nests below it.</summary>
    public void Begin(ref TraceEvent call)
    {
        _calledDdis[(int)call.Name] = true;
        tracer.Emit(ref call);
        nesting.BeginCall(pc.Current.Number);
    }

    /// <summary>Emits the return of a DDI, after which the other processor may run what is due.</summary>
    public void End(in TraceEvent call, ulong result = 0, ulong output0 = 0, ulong output1 = 0)
    {
        if (!pc.Locks.AnyHeld && pc.Choose(HostChoice.Preempt, (uint)call.Name, 2) == 1)
        {
            pc.Events.RunDue(pc.Current.Number);
        }

        nesting.EndCall(pc.Current.Number);
        TraceEvent e = trace.NewEvent(TraceKind.Return, call.Name);
        e.Begin = call.Sequence;
        e.Result = result;
        e.Arguments[0] = output0;
        e.Arguments[1] = output1;
        tracer.Emit(ref e);
    }

    public NDIS_STATUS End(in TraceEvent call, NDIS_STATUS status, ulong output0 = 0, ulong output1 = 0)
    {
        End(call, (ulong)status, output0, output1);
        return status;
    }

    /// <summary>A callback must not return with a lock that it took. What it found held stays the caller's.</summary>
    private void ReportLocksHeldAtReturn(VirtualProcessor processor)
    {
        if (nesting.Callbacks(processor.Number) != 1)
        {
            return;
        }

        for (int i = 0; i < pc.Locks.HeldBy(processor); i++)
        {
            TraceObject held = new(ObjectKind.Lock, pc.Locks.HeldNumber(processor, i));
            trace.Fact(TraceName.LockMisuse, held.Packed, (ulong)LockReason.HeldAtReturn);
        }
    }
}
