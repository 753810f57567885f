namespace NdisConformance.Host.Ndis6;

/// <summary>
/// The scatter/gather lists that are alive, by the slots of their mappings, and those that were freed last. One per
/// machine.
/// </summary>
internal sealed class ListRecords
{
    public const int RememberedFreedLists = 64;

    /// <summary>The lists that were freed last, in storage that knows nothing of them any more.</summary>
    private readonly FreedList[] _freed = new FreedList[RememberedFreedLists];
    private MappingRecord[] _records = new MappingRecord[256];

    /// <summary>One more than the highest slot that was ever used.</summary>
    public int Used { get; private set; }

    /// <summary>How many lists were freed so far.</summary>
    public uint FreedCount { get; private set; }

    /// <summary>Forgets all lists; what was not used is zero already.</summary>
    public void Reset()
    {
        Array.Clear(_records, 0, Used);
        Array.Clear(_freed, 0, (int)Math.Min(FreedCount, RememberedFreedLists));
        Used = 0;
        FreedCount = 0;
    }

    public ref MappingRecord this[int slot] => ref _records[slot];

    /// <summary>A record for the mapping in a slot.</summary>
    public ref MappingRecord Open(int slot)
    {
        if (slot >= _records.Length)
        {
            Array.Resize(ref _records, 2 * slot);
        }

        Used = Math.Max(Used, slot + 1);
        return ref _records[slot];
    }

    public void Close(int slot) => _records[slot] = default;

    /// <summary>One of the lists that were freed last: the first was number 0.</summary>
    public ref readonly FreedList Freed(uint index) => ref _freed[index % RememberedFreedLists];

    public void AddFreed(FreedList freed) => _freed[FreedCount++ % RememberedFreedLists] = freed;
}
