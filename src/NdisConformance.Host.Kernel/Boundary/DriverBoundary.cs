using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using StackTrace = System.Diagnostics.StackTrace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Runs code of the driver: whatever it throws becomes a bug check, which stops the machine. The one place where the
/// host calls the driver. One per machine.
/// </summary>
internal sealed class DriverBoundary(HostTrace trace)
{
    /// <summary>The bug check that ended the run, if one did.</summary>
    public BugCheckException? BugCheck => trace.BugCheck;

    /// <summary>
    /// Runs code of the driver that needs a state. On the data path it is a static lambda, so that nothing is
    /// allocated.
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

    /// <summary>Runs code of the driver that is not on the data path.</summary>
    public TResult Call<TResult>(Func<TResult> code) => Call(code, static code => code());

    /// <summary>As <see cref="Call{TResult}"/>, for code without a result.</summary>
    public void Call(Action code) => Call(code, static code => code());

    /// <summary>The schedule that turned out not to run on one stack, if it did.</summary>
    public UnrunnableScheduleException? Unrunnable => trace.Unrunnable;

    /// <summary>
    /// The running activity needs something from another one, which a choice suspended. Returns if that one has gone
    /// on.
    /// </summary>
    /// <exception cref="UnrunnableScheduleException">The schedule cannot run.</exception>
    public void Resume(Activity suspended, string reason) => trace.Resume(suspended, reason);

    /// <summary>Stops the simulated machine.</summary>
    public void Stop(uint code, string reason) => throw trace.MakeBugCheck(code, reason);

    /// <summary>
    /// True for Scratch as others leave it, or a place near it. Other values differ from run to run and stay unsaid.
    /// </summary>
    private static bool IsScratch(ulong value) => value - UnwrittenFields.Scratch < MemorySizes.Page;

    /// <summary>
    /// True for an exception of the harness that came through the driver. A driver that makes one itself throws it from
    /// its own code.
    /// </summary>
    private bool IsOurs(Exception exception)
        => exception == trace.BugCheck
            || exception == trace.Unrunnable
            || (exception is HarnessDefectException or MachineStoppedException && IsThrownByUs(exception));

    /// <summary>True if the code that threw is not of a plugin.</summary>
    private static bool IsThrownByUs(Exception exception)
        => new StackTrace(exception).GetFrame(0)?.GetMethod()?.Module.Assembly is { } thrower
            && DriverStack.IsOurs(thrower);

    /// <summary>
    /// Turns whatever the driver threw into a bug check, which ends the scenario; our own exceptions pass through.
    /// </summary>
    private Exception Crash(Exception exception)
    {
        if (IsOurs(exception))
        {
            trace.BugCheck?.NoteStack(exception);
            return exception;
        }

        uint code = exception is NullReferenceException ? 0xD1u : 0x1Eu;
        ulong followed = exception is InvalidPointerException { Value: var value } && IsScratch(value) ? value : 0;
        string name = exception is NullReferenceException
            ? nameof(NullReferenceException)
            : DriverText.Escape(exception.GetType().Name);
        string where = trace.Callback == TraceName.None ? string.Empty : $" in {trace.Callback}";
        BugCheckException bugCheck = trace.MakeBugCheck(
            code, $"{name}{where}: {DriverText.Message(exception)}", followed);
        bugCheck.NoteStack(exception);
        return bugCheck;
    }
}
