namespace NdisConformance.Contract;

/// <summary>
/// The elements of a scatter/gather list. An index beyond the list is an access outside it, as in C.
/// </summary>
public readonly struct ScatterGatherElements
{
    private readonly ObjectReference _list;

    internal ScatterGatherElements(ObjectReference list) => _list = list;

    /// <summary>One element.</summary>
    public SCATTER_GATHER_ELEMENT this[uint index]
    {
        get
        {
            ulong offset = _list.Offset + ScatterGatherListLayout.BytesOf(index);
            return offset < _list.Memory!.SizeBytes - ScatterGatherListLayout.ElementBytes
                ? new(new ObjectReference(_list.Memory, (uint)offset, _list.Generation))
                : new(new ObjectReference(_list.Memory, 0, SimulatedMemory.NoGeneration));
        }
    }

    /// <summary>One element.</summary>
    public SCATTER_GATHER_ELEMENT this[int index] => this[(uint)index];
}
