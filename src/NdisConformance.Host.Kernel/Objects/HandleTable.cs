using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Objects behind handles: a range of values for each kind, numbers in order of birth, none used twice. One per
/// machine.
/// </summary>
[Resets]
internal sealed partial class HandleTable
{
    private const ulong Range = 0xFFFF_D000_0000_0000;
    private readonly List<HostObject>[] _objects;
    private readonly IgnoredArguments _ignored;

    public HandleTable(IgnoredArguments ignored)
    {
        _ignored = ignored;
        _objects = new List<HostObject>[32];
        for (int kind = 0; kind < _objects.Length; kind++)
        {
            _objects[kind] = [];
        }
    }

    public static NDIS_HANDLE ToHandle(ObjectKind kind, uint number) => new(Range | ((ulong)kind << 32) | number);

    public uint NextNumber(ObjectKind kind) => (uint)_objects[(int)kind].Count + 1;

    public void Add(HostObject item) => _objects[(int)item.Id.Kind].Add(item);

    /// <summary>All objects of a kind, freed ones among them, in order of birth.</summary>
    public IReadOnlyList<HostObject> All(ObjectKind kind) => _objects[(int)kind];

    /// <summary>The live object of a kind and number, or null.</summary>
    public T? Find<T>(ObjectKind kind, uint number)
        where T : HostObject
    {
        Resolve(ToHandle(kind, number), kind, out HostObject? found);
        return found as T;
    }

    /// <summary>What a handle argument names, and in which state.</summary>
    public TraceObject Resolve<T>(NDIS_HANDLE handle, ObjectKind expected, out T? found)
        where T : HostObject
    {
        TraceObject named = Resolve(handle, expected, out HostObject? any);
        found = any as T;
        return named.State == ObjectState.Unknown ? _ignored.Find(handle.Value) : named;
    }

    // A handle of another kind names what it names.
    private TraceObject Resolve(NDIS_HANDLE handle, ObjectKind expected, out HostObject? found)
    {
        found = null;
        if (handle.Value == 0)
        {
            return TraceObject.Null(expected);
        }

        if ((handle.Value & 0xFFFF_FF00_0000_0000) != Range)
        {
            return TraceObject.Unknown(ObjectKind.None);
        }

        int kind = (byte)(handle.Value >> 32);
        uint number = (uint)handle.Value;
        if (kind >= _objects.Length || number == 0 || number > _objects[kind].Count)
        {
            return TraceObject.Unknown(ObjectKind.None);
        }

        HostObject item = _objects[kind][(int)number - 1];
        if (item.IsReleased)
        {
            return item.Id.As(ObjectState.Released);
        }

        found = item;
        return item.Id;
    }
}
