namespace NdisConformance.Host.Kernel;

/// <summary>Records of objects that come and go by the million: an array and a free list, no garbage.</summary>
internal sealed class SlotTable<T>
    where T : struct
{
    private T[] _records = new T[256];

    // As many are good as are counted.
    [Kept]
    private int[] _free = new int[256];
    private int _freeCount;
    private int _used;

    /// <summary>Forgets all records; what was not used is zero already.</summary>
    public void Reset()
    {
        Array.Clear(_records, 0, _used);
        _used = 0;
        _freeCount = 0;
    }

    public ref T this[int slot] => ref _records[slot];

    /// <summary>True if no record is in use.</summary>
    public bool IsEmpty => _freeCount == _used;

    /// <summary>One more than the highest slot that was ever used.</summary>
    public int Used => _used;

    public int Take()
    {
        if (_freeCount > 0)
        {
            return _free[--_freeCount];
        }

        if (_used == _records.Length)
        {
            Array.Resize(ref _records, _used * 2);
        }

        return _used++;
    }

    public void Give(int slot)
    {
        _records[slot] = default;
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _freeCount * 2);
        }

        _free[_freeCount++] = slot;
    }
}
