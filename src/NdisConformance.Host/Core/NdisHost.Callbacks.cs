using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Entering the driver and coming back.</content>
public partial class NdisHost
{
    private BugCheckException? _bugCheck;

    /// <summary>The bug check that ended the run, if one did.</summary>
    public BugCheckException? BugCheck => _bugCheck;

    /// <summary>Emits the entry of a callback and makes it the enclosing one.</summary>
    private void Enter(ref TraceEvent enter)
    {
        if (_bugCheck is not null)
        {
            throw _bugCheck;
        }

        int processor = _pc.Current.Number;
        _tracer.Emit(ref enter);
        if (_callbackDepth[processor] == MaximumNesting)
        {
            Stop(0x7F, "callbacks nest without end: the kernel stack is exhausted");
        }

        if (_callbackDepth[processor] == 0)
        {
            StartWatch(processor);
        }

        _callbacks[processor][_callbackDepth[processor]++] = enter.Name;
        _depth[processor]++;
    }

    /// <summary>
    /// Emits the exit of a callback with the IRQL that the driver left, and restores the one it had.
    /// </summary>
    private void Exit(
        in TraceEvent enter, ulong result = 0, ulong output0 = 0, ulong output1 = 0, ulong output2 = 0)
    {
        VirtualProcessor processor = _pc.Current;
        ReportLocksHeldAtReturn(processor);
        _callbackDepth[processor.Number]--;
        _depth[processor.Number]--;
        TraceEvent e = NewEvent(TraceKind.Exit, enter.Name);
        e.Begin = enter.Sequence;
        e.Result = result;
        e.Arguments[0] = output0;
        e.Arguments[1] = output1;
        e.Arguments[2] = output2;
        _tracer.Emit(ref e);
        processor.Irql = enter.Irql;
    }

    /// <summary>Runs a callback that is not on the data path, between its entry and its exit.</summary>
    private NDIS_STATUS Run(TraceEvent enter, Func<NDIS_STATUS> callback)
    {
        Enter(ref enter);
        NDIS_STATUS status;
        try
        {
            status = callback();
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter, (ulong)status);
        return status;
    }

    /// <summary>As <see cref="Run(TraceEvent, Func{NDIS_STATUS})"/>, for a callback without a status.</summary>
    private void Run(TraceEvent enter, Action callback)
    {
        Enter(ref enter);
        try
        {
            callback();
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter);
    }

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
        if (_bugCheck is null)
        {
            Fact(TraceName.Crash, code);
            _bugCheck = new BugCheckException(code, reason);
        }

        return _bugCheck;
    }

    /// <summary>Stops the simulated machine.</summary>
    private void Stop(uint code, string reason) => throw MakeBugCheck(code, reason);
}
