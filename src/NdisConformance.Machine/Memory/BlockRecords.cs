namespace NdisConformance.Machine;

/// <summary>
/// The records of all storage that was ever given out. A generation is the number of its record: it lies at
/// (generation modulo capacity), and a number whose place is taken is skipped. So any shadow word finds its block.
/// </summary>
internal sealed class BlockRecords
{
    private const int FirstCapacity = 1024;
    private const uint LastGeneration = MachineMemory.NoGeneration - 1;

    private BlockRecord[] _records = new BlockRecord[FirstCapacity];
    private uint _last;
    private uint _lastAtReset;
    private int _inUse;
    private bool _wrapped;

    private uint Mask => (uint)_records.Length - 1;

    /// <summary>A cleared record with a generation of its own.</summary>
    public ref BlockRecord Add()
    {
        // Half of the records stay empty, so that a free one is never far.
        if (2 * _inUse >= _records.Length)
        {
            Grow();
        }

        do
        {
            if (_last == LastGeneration)
            {
                _last = 0;
                _wrapped = true;
            }

            _last++;
        }
        while (_records[_last & Mask].Generation != 0);

        _inUse++;
        ref BlockRecord record = ref _records[_last & Mask];
        record = default;
        record.Generation = _last;
        return ref record;
    }

    public void Remove(ref BlockRecord record)
    {
        record.Generation = 0;
        _inUse--;
    }

    /// <summary>True if the storage of a generation was not given out again since.</summary>
    public bool Contains(uint generation)
        => generation != 0 && _records[generation & Mask].Generation == generation;

    public ref BlockRecord this[uint generation]
    {
        get
        {
            ref BlockRecord record = ref _records[generation & Mask];
            if (record.Generation != generation || generation == 0)
            {
                throw new HarnessDefectException("a block has no record");
            }

            return ref record;
        }
    }

    /// <summary>Forgets all records. Generations go on, so that no old handle names a new block.</summary>
    public void Reset()
    {
        uint used = _last - _lastAtReset;
        uint first = (_lastAtReset + 1) & Mask;
        if (_wrapped || first + used > (uint)_records.Length)
        {
            Array.Clear(_records);
        }
        else
        {
            Array.Clear(_records, (int)first, (int)used);
        }

        _lastAtReset = _last;
        _wrapped = false;
        _inUse = 0;
    }

    private void Grow()
    {
        // Two generations with different places have different places in a table of twice the length, too.
        BlockRecord[] grown = new BlockRecord[2 * _records.Length];
        uint mask = (uint)grown.Length - 1;
        foreach (ref BlockRecord record in _records.AsSpan())
        {
            if (record.Generation != 0)
            {
                grown[record.Generation & mask] = record;
            }
        }

        _records = grown;
    }
}
