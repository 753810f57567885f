namespace NdisConformance.Contract;

/// <summary>An array of pointers inside a structure, such as MiniportReserved.</summary>
public readonly struct PointerArray
{
    private readonly ObjectReference _owner;
    private readonly uint _field;

    internal PointerArray(ObjectReference owner, uint field, int length)
    {
        _owner = owner;
        _field = field;
        Length = length;
    }

    /// <summary>How many pointers the array has.</summary>
    public int Length { get; }

    /// <summary>Reads one pointer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the array.</exception>
    public PVOID this[int index] => PVOID.From(_owner.Memory!, _owner.Load<ulong>(Field(index)));

    /// <summary>Reads one pointer, by a constant of ndis.h such as NetBufferListCancelId.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the array.</exception>
    public PVOID this[uint index] => this[(int)index];

    /// <summary>Writes one pointer, by a constant of ndis.h.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the array.</exception>
    public void Set(uint index, PVOID value) => Set((int)index, value);

    /// <summary>Writes one pointer: <c>nbl.MiniportReserved.Set(0, value)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the array.</exception>
    public void Set(int index, PVOID value) => _owner.Store(Field(index), value.Value);

    private uint Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length);
        return _field + (8 * (uint)index);
    }
}
