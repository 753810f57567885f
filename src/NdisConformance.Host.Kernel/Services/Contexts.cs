using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Context pointers of one driver.</summary>
[Resets]
internal sealed partial class Contexts(HostTrace trace, MemoryObjects objects)
{
    private readonly ContextTable _contexts = new();

    /// <inheritdoc/>
    public PVOID Pin(object target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _contexts.Pin(target);
    }

    /// <inheritdoc/>
    public T Get<T>(PVOID context)
        where T : class
        => Target<T>(context.Value);

    /// <inheritdoc/>
    public T Get<T>(NDIS_HANDLE context)
        where T : class
        => Target<T>(context.Value);

    /// <inheritdoc/>
    public void Unpin(PVOID context)
    {
        if (_contexts.Unpin(context.Value))
        {
            trace.Released(new TraceObject(ObjectKind.Context, _contexts.NumberOf(context.Value)));
        }
    }

    /// <summary>A context pointer as traces name it.</summary>
    public TraceObject NameOf(PVOID context)
    {
        if (context == null)
        {
            return TraceObject.Null(ObjectKind.Context);
        }

        uint number = _contexts.NumberOf(context.Value);
        if (number != 0)
        {
            return new TraceObject(
                ObjectKind.Context,
                number,
                _contexts.Find(context.Value) is null ? ObjectState.Released : ObjectState.Live);
        }

        return objects.Locate(context.Reference, ObjectKind.Memory, out _);
    }

    private T Target<T>(ulong value)
        where T : class
        => _contexts.Find(value) as T
            ?? throw new InvalidPointerException(value, $"no {typeof(T).Name} lives behind this context pointer");

    /// <summary>Pins are per driver: what is left when the driver is gone was forgotten.</summary>
    public void ReportLeaks()
    {
        foreach (uint number in _contexts.Live())
        {
            trace.PinLeaked(new TraceObject(ObjectKind.Context, number));
        }
    }
}
