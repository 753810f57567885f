using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Writes events with time, processor, IRQL, adapter state and enclosing callback of the moment, keeps count of what is
/// running, and states wrong handles. One per machine.
/// </summary>
[Resets]
internal sealed partial class HostTrace(SimulatedPc pc, CallNesting nesting, CurrentAdapter current, Tracer tracer)
    : TraceWriter
{
    // By name, the arguments of a DDI that have to be live handles.
    private static readonly (TraceParameter Parameter, TraceHandle Handle)[][] Handles = FindHandles();
    private readonly bool[] _calledDdis = new bool[TraceSchema.Count];

    /// <summary>Set once the machine has stopped: nothing begins any more.</summary>
    public BugCheckException? BugCheck { get; private set; }

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
    public void CheckRunning()
    {
        if (BugCheck is not null)
        {
            throw BugCheck;
        }
    }

    /// <summary>The bug check that stops the machine: the first one, for there is only one.</summary>
    public BugCheckException MakeBugCheck(uint code, string reason)
    {
        if (BugCheck is null)
        {
            Crash(code, 0);
            BugCheck = new BugCheckException(code, reason);
        }

        return BugCheck;
    }

    /// <inheritdoc/>
    protected override long Emit(ref TraceEvent fact)
    {
        Stamp(ref fact);
        return tracer.Emit(ref fact);
    }

    /// <inheritdoc/>
    protected override TraceMark Begin(ref TraceEvent begin)
    {
        CheckRunning();
        Stamp(ref begin);
        tracer.Emit(ref begin);
        if (begin.Kind == TraceKind.Enter)
        {
            if (nesting.Callbacks(begin.Processor) == CallNesting.MaximumCallbacks)
            {
                throw MakeBugCheck(0x7F, "callbacks nest without end: the kernel stack is exhausted");
            }

            nesting.EnterCallback(begin.Processor, begin.Name, pc.Now);
        }
        else
        {
            _calledDdis[(int)begin.Name] = true;
            nesting.BeginCall(begin.Processor);
            CheckHandles(begin);
        }

        return new TraceMark(begin.Name, begin.Sequence, begin.Irql);
    }

    /// <summary>
    /// Emits the return of a DDI, after which the other processor may run what is due; or the exit of a callback, with
    /// the IRQL that the driver left, and restores the one it had.
    /// </summary>
    protected override void End(in TraceMark begin, ref TraceEvent end)
    {
        if (end.Kind == TraceKind.Exit)
        {
            ReportLocksHeldAtReturn(pc.Current);
            nesting.ExitCallback(pc.Current.Number);
        }
        else
        {
            if (!pc.Locks.AnyHeld && pc.Choose(HostChoice.Preempt, (uint)end.Name, 2) == 1)
            {
                pc.Events.RunDue(pc.Current.Number);
            }

            nesting.EndCall(pc.Current.Number);
        }

        Stamp(ref end);
        end.Begin = begin.Sequence;
        tracer.Emit(ref end);
        if (end.Kind == TraceKind.Exit)
        {
            pc.Current.Irql = begin.Irql;
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

    private void Stamp(ref TraceEvent e)
    {
        VirtualProcessor processor = pc.Current;
        e.Time = pc.Now;
        e.Processor = (byte)processor.Number;
        e.Irql = processor.Irql;
        e.State = current.State;
        e.Enclosing = nesting.Innermost(processor.Number);
        e.Depth = nesting.Depth(processor.Number);
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

    /// <summary>A callback must not return with a lock that it took. What it found held stays the caller's.</summary>
    private void ReportLocksHeldAtReturn(VirtualProcessor processor)
    {
        if (nesting.Callbacks(processor.Number) != 1)
        {
            return;
        }

        for (int i = 0; i < pc.Locks.HeldBy(processor); i++)
        {
            LockMisuse(
                new TraceObject(ObjectKind.Lock, pc.Locks.HeldNumber(processor, i)), LockReason.HeldAtReturn);
        }
    }
}
