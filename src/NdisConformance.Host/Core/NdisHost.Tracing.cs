using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>How calls, callbacks and facts become events.</content>
public partial class NdisHost
{
    private const int MaximumNesting = 256;
    private readonly TraceName[][] _callbacks = [new TraceName[MaximumNesting], new TraceName[MaximumNesting]];
    private readonly int[] _callbackDepth = new int[2];
    private readonly ushort[] _depth = new ushort[2];
    private readonly bool[] _calledDdis = new bool[256];

    /// <summary>True once the driver called a DDI.</summary>
    public bool WasCalled(TraceName ddi) => _calledDdis[(int)ddi];

    /// <summary>An event with time, processor, IRQL, state and enclosing callback of this moment.</summary>
    private TraceEvent NewEvent(TraceKind kind, TraceName name)
    {
        int processor = _pc.Current.Number;
        int callbacks = _callbackDepth[processor];
        TraceEvent result = default;
        result.Time = _pc.Now;
        result.Kind = kind;
        result.Processor = (byte)processor;
        result.Irql = _pc.Current.Irql;
        result.State = CurrentState;
        result.Name = name;
        result.Enclosing = callbacks == 0 ? TraceName.None : _callbacks[processor][callbacks - 1];
        result.Depth = _depth[processor];
        return result;
    }

    /// <summary>The call event of a DDI, to be filled and passed to <see cref="Begin"/>.</summary>
    private TraceEvent NewCall(TraceName ddi)
    {
        if (_bugCheck is not null)
        {
            throw _bugCheck;
        }

        return NewEvent(TraceKind.Call, ddi);
    }

    /// <summary>Emits the call; what happens until <see cref="End(in TraceEvent)"/> nests below it.</summary>
    private void Begin(ref TraceEvent call)
    {
        _calledDdis[(int)call.Name] = true;
        _tracer.Emit(ref call);
        _depth[_pc.Current.Number]++;
    }

    /// <summary>Emits the return of a DDI, after which the other processor may run what is due.</summary>
    private void End(in TraceEvent call, ulong result = 0, ulong output0 = 0, ulong output1 = 0)
    {
        if (!_pc.Locks.AnyHeld && Choose(HostChoice.Preempt, (uint)call.Name, 2) == 1)
        {
            _pc.Events.RunDue(_pc.Current.Number);
        }

        _depth[_pc.Current.Number]--;
        TraceEvent e = NewEvent(TraceKind.Return, call.Name);
        e.Begin = call.Sequence;
        e.Result = result;
        e.Arguments[0] = output0;
        e.Arguments[1] = output1;
        _tracer.Emit(ref e);
    }

    private NDIS_STATUS End(in TraceEvent call, NDIS_STATUS status, ulong output0 = 0, ulong output1 = 0)
    {
        End(call, (ulong)status, output0, output1);
        return status;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TraceEvent NewFact(TraceName name) => NewEvent(TraceKind.Fact, name);

    private void Emit(ref TraceEvent e) => _tracer.Emit(ref e);

    /// <summary>States a fact with up to five arguments.</summary>
    private long Fact(TraceName name, ulong a0 = 0, ulong a1 = 0, ulong a2 = 0, ulong a3 = 0, ulong a4 = 0)
    {
        TraceEvent e = NewFact(name);
        e.Arguments[0] = a0;
        e.Arguments[1] = a1;
        e.Arguments[2] = a2;
        e.Arguments[3] = a3;
        e.Arguments[4] = a4;
        return _tracer.Emit(ref e);
    }

    /// <summary>The driver acquired what the ledger follows.</summary>
    private long Acquired(TraceObject item, TraceObject adapter)
        => Fact(TraceName.Acquired, item.Packed, adapter.Packed);

    /// <summary>The driver gave back what the ledger follows.</summary>
    private void Released(TraceObject item) => Fact(TraceName.Released, item.Packed);

    /// <summary>Resolves a handle argument; a wrong one is stated as a fact by <see cref="CheckHandle"/>.</summary>
    private TraceObject Resolve<T>(NDIS_HANDLE handle, ObjectKind expected, out T? found)
        where T : HostObject
    {
        TraceObject named = _handles.Resolve(handle, expected, out HostObject? any);
        found = any as T;
        return named.State == ObjectState.Unknown ? IgnoredArgument(handle.Value) : named;
    }

    /// <summary>States that a handle is not a live one of the kind that the DDI takes.</summary>
    private void CheckHandle(in TraceEvent call, int argument, ObjectKind expected)
    {
        TraceObject actual = new(call.Arguments[argument]);
        if (actual.Kind != expected || actual.State != ObjectState.Live)
        {
            Fact(
                TraceName.HandleMisuse,
                (ulong)call.Name,
                (ulong)argument,
                (ulong)expected,
                actual.Packed,
                _adapter?.Id.Packed ?? 0);
        }
    }
}
