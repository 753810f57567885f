using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>
/// Which pieces of the arena are given out. A piece that was freed waits in the quarantine, then in the free list of
/// its size and alignment; it is never split or joined, so the same requests always give the same places.
/// </summary>
internal sealed class Storage
{
    public const int LowestAlignmentLog = 4;
    public const int HighestAlignmentLog = 20;
    private const int AlignmentLogs = HighestAlignmentLog - LowestAlignmentLog + 1;

    private readonly BlockRecords _records;
    private readonly uint[] _freeLists = new uint[AlignmentLogs * SizeClasses.Count];
    private readonly uint _first;
    private readonly uint _limit;
    private readonly uint _quarantineLimitBytes;
    private long _quarantinedBytes;
    private uint _quarantineHead;
    private uint _quarantineTail;
    private bool _freeListsUsed;
    private uint _top;

    public Storage(BlockRecords records, uint first, uint limit, uint quarantineBytes)
    {
        _records = records;
        _first = first;
        _limit = limit;
        _quarantineLimitBytes = quarantineBytes;
        _top = first;
        HighestTop = first;
    }

    /// <summary>Nothing was given out from here on up since the last reset.</summary>
    public uint Top => _top;

    /// <summary>Nothing was ever given out from here on up: all bytes are still zero.</summary>
    public uint HighestTop { get; private set; }

    /// <summary>
    /// Gives out a piece of storage of at least so many granules; its generation names its record.
    /// </summary>
    public bool TryTake(uint granules, int alignmentLog, out uint generation)
    {
        int sizeClass = SizeClasses.ClassOf(granules);
        if (TryReuse(List(sizeClass, alignmentLog), out generation)
            || TryTakeFresh(sizeClass, alignmentLog, out generation))
        {
            return true;
        }

        // Out of fresh storage: larger pieces first, since what is in quarantine still catches mistakes.
        while (!TryReuseLarger(sizeClass, alignmentLog, out generation))
        {
            if (_quarantineHead == 0)
            {
                return false;
            }

            ReleaseOldest();
        }

        return true;
    }

    /// <summary>Takes a piece back; it is given out again when it is older than the quarantine is long.</summary>
    public void GiveBack(ref BlockRecord record)
    {
        record.Next = 0;
        if (_quarantineTail == 0)
        {
            _quarantineHead = record.Generation;
        }
        else
        {
            _records[_quarantineTail].Next = record.Generation;
        }

        _quarantineTail = record.Generation;
        _quarantinedBytes += BytesOf(record);
        while (_quarantinedBytes > _quarantineLimitBytes)
        {
            ReleaseOldest();
        }
    }

    public void Reset()
    {
        if (_freeListsUsed)
        {
            Array.Clear(_freeLists);
            _freeListsUsed = false;
        }

        _quarantineHead = 0;
        _quarantineTail = 0;
        _quarantinedBytes = 0;
        _top = _first;
    }

    /// <summary>The length of a piece with all that stands behind the block.</summary>
    public static uint BytesOf(in BlockRecord record)
        => SizeClasses.GranulesOfClass(record.SizeClass) * SimulatedMemory.GranuleBytes;

    private static int List(int sizeClass, int alignmentLog)
        => ((alignmentLog - LowestAlignmentLog) * SizeClasses.Count) + sizeClass;

    private bool TryTakeFresh(int sizeClass, int alignmentLog, out uint generation)
    {
        ulong mask = (1UL << alignmentLog) - 1;
        ulong start = (_top + mask) & ~mask;
        ulong end = start + ((ulong)SizeClasses.GranulesOfClass(sizeClass) * SimulatedMemory.GranuleBytes);
        if (end > _limit)
        {
            generation = 0;
            return false;
        }

        ref BlockRecord record = ref _records.Add();
        record.Start = (uint)start;
        record.SizeClass = (byte)sizeClass;
        record.AlignmentLog = (byte)alignmentLog;
        generation = record.Generation;
        _top = (uint)end;
        return true;
    }

    /// <summary>Tells that the storage below the top may hold other bytes than zero now.</summary>
    public void MarkUsed() => HighestTop = Math.Max(HighestTop, _top);

    private bool TryReuseLarger(int sizeClass, int alignmentLog, out uint generation)
    {
        for (int log = alignmentLog; log <= HighestAlignmentLog; log++)
        {
            for (int larger = sizeClass; larger < SizeClasses.Count; larger++)
            {
                if (TryReuse(List(larger, log), out generation))
                {
                    return true;
                }
            }
        }

        generation = 0;
        return false;
    }

    private bool TryReuse(int list, out uint generation)
    {
        generation = _freeLists[list];
        if (generation == 0)
        {
            return false;
        }

        ref BlockRecord old = ref _records[generation];
        _freeLists[list] = old.Next;
        uint start = old.Start;
        byte sizeClass = old.SizeClass;
        byte alignmentLog = old.AlignmentLog;
        _records.Remove(ref old);

        ref BlockRecord record = ref _records.Add();
        record.Start = start;
        record.SizeClass = sizeClass;
        record.AlignmentLog = alignmentLog;
        generation = record.Generation;
        return true;
    }

    private void ReleaseOldest()
    {
        ref BlockRecord oldest = ref _records[_quarantineHead];
        _quarantineHead = oldest.Next;
        if (_quarantineHead == 0)
        {
            _quarantineTail = 0;
        }

        _quarantinedBytes -= BytesOf(oldest);
        int list = List(oldest.SizeClass, oldest.AlignmentLog);
        oldest.Next = _freeLists[list];
        _freeLists[list] = oldest.Generation;
        _freeListsUsed = true;
    }
}
