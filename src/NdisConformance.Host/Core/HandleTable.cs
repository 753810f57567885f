using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>
/// Objects behind handles: a range of values for each kind, numbers in order of birth, none used twice.
/// </summary>
internal sealed class HandleTable
{
    private const ulong Range = 0xFFFF_D000_0000_0000;
    private readonly List<HostObject>[] _objects;

    public HandleTable()
    {
        _objects = new List<HostObject>[32];
        for (int kind = 0; kind < _objects.Length; kind++)
        {
            _objects[kind] = [];
        }
    }

    public static NDIS_HANDLE ToHandle(ObjectKind kind, uint number) => new(Range | ((ulong)kind << 32) | number);

    public uint NextNumber(ObjectKind kind) => (uint)_objects[(int)kind].Count + 1;

    public void Add(HostObject item) => _objects[(int)item.Id.Kind].Add(item);

    /// <summary>What a handle names, and in which state. A handle of another kind names what it names.</summary>
    public TraceObject Resolve(NDIS_HANDLE handle, ObjectKind expected, out HostObject? found)
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

    /// <summary>All objects of a kind that are alive, in order of birth.</summary>
    public IEnumerable<T> Live<T>(ObjectKind kind)
        where T : HostObject
    {
        foreach (HostObject item in _objects[(int)kind])
        {
            if (!item.IsReleased)
            {
                yield return (T)item;
            }
        }
    }
}
