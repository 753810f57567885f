namespace NdisConformance.Machine;

/// <summary>
/// What happens later, in order of virtual time and, at the same time, in the order in which it was asked for.
/// Time moves only when an event runs or when it is told to.
/// </summary>
public sealed class EventQueue
{
    /// <summary>
    /// In place of a processor: the work of a device, which interrupts nobody and finds the machine as it is.
    /// </summary>
    public const int NoProcessor = -1;

    // The time of work that has none: only a choice lets it happen, or somebody who waits for it and has nothing else.
    private const long Whenever = long.MaxValue;

    private readonly SimulatedPc _pc;

    // A binary heap: the earliest event comes first, each other one after its parent at (index - 1) / 2.
    private MachineEvent[] _heap = new MachineEvent[64];
    private long _nextSequence;
    private int _background;

    internal EventQueue(SimulatedPc pc) => _pc = pc;

    /// <summary>How many events wait.</summary>
    public int Count { get; private set; }

    /// <summary>True if nothing waits but what comes round for ever.</summary>
    public bool IsIdle => Count == _background;

    /// <summary>
    /// When the earliest event is due of those that may run now; <see cref="long.MaxValue"/> if there is none.
    /// </summary>
    public long NextTime => FindNext() is var index and >= 0 ? _heap[index].Time : long.MaxValue;

    /// <summary>How much work of devices has run.</summary>
    public long DeviceEvents { get; private set; }

    /// <summary>The virtual time in units of 100 nanoseconds.</summary>
    public long Now { get; private set; }

    /// <summary>
    /// Asks for work. A time that has passed means now, after all that is due already. Work in the background comes
    /// round for ever, and the machine is idle although it waits.
    /// </summary>
    public void Schedule(
        long time,
        int processor,
        byte irql,
        IMachineTarget target,
        uint cookie,
        ulong argument = 0,
        bool isBackground = false,
        WorkKind kind = WorkKind.Item)
    {
        Add(new MachineEvent
        {
            Time = Math.Max(time, Now),
            Target = target,
            Argument = argument,
            Cookie = cookie,
            Processor = processor,
            Irql = irql,
            IsBackground = isBackground,
            Kind = processor == NoProcessor ? WorkKind.Device : kind,
        });
    }

    /// <summary>
    /// Runs the earliest event of those that may run now, if it is due by a deadline, and moves time to it. False if
    /// there is none.
    /// </summary>
    public bool RunNext(long deadline = long.MaxValue)
    {
        int index = FindNext();
        if (index < 0 || _heap[index].Time > deadline)
        {
            return false;
        }

        RunAt(index);
        return true;
    }

    /// <summary>
    /// Lets the earliest event of a kind happen now, as if its time had come. An interrupt and a return may move to
    /// another processor, if theirs is too busy. False if none may run.
    /// </summary>
    public bool RunFirst(WorkKind kind)
    {
        int found = FindFirst(kind, out int processor);
        if (found < 0)
        {
            return false;
        }

        _heap[found].Processor = processor;
        RunAt(found);
        return true;
    }

    /// <summary>True if <see cref="RunFirst"/> would let something happen.</summary>
    public bool CanRunFirst(WorkKind kind) => FindFirst(kind, out _) >= 0;

    /// <summary>True if <see cref="RunDue"/> would run something.</summary>
    public bool CanRunDue(int exceptProcessor) => FindDue(exceptProcessor, _nextSequence) >= 0;

    /// <summary>
    /// Runs what is due on the other processors and was asked for before this call, in order. An event that a
    /// processor is too busy for, because an activity of the same or a higher IRQL is unfinished there, waits on.
    /// True if anything ran.
    /// </summary>
    public bool RunDue(int exceptProcessor)
    {
        long bound = _nextSequence;
        bool ran = false;
        while (NextTime <= Now)
        {
            int index = FindDue(exceptProcessor, bound);
            if (index < 0)
            {
                break;
            }

            Run(RemoveAt(index));
            ran = true;
        }

        return ran;
    }

    /// <summary>Moves time forward without running anything, never past the earliest event.</summary>
    public void AdvanceTo(long time) => Now = Math.Max(Now, Math.Min(time, NextTime));

    /// <summary>Moves time forward without running anything; what was due meanwhile is late.</summary>
    public void SkipTo(long time) => Now = Math.Max(Now, time);

    /// <summary>
    /// Runs events until the machine is idle (true) or until the next one lies after the deadline (false; it is the
    /// deadline then).
    /// </summary>
    public bool RunUntilIdle(long deadline)
    {
        while (!IsIdle && RunNext(deadline))
        {
        }

        if (IsIdle)
        {
            return true;
        }

        AdvanceTo(deadline);
        return false;
    }

    /// <summary>Runs all that is due up to a moment, idle or not, and lets the time pass to it.</summary>
    public void RunUntil(long time)
    {
        while (RunNext(time))
        {
        }

        AdvanceTo(time);
    }

    /// <summary>Asks for work that is due before all other.</summary>
    internal void ScheduleFirst(int processor, byte irql, IMachineTarget target)
        => Add(new MachineEvent { Time = long.MinValue, Target = target, Processor = processor, Irql = irql });

    /// <summary>Asks for work that happens where a choice lets an item happen.</summary>
    internal void Offer(int processor, byte irql, IMachineTarget target)
        => Add(new MachineEvent
        {
            Time = Whenever, Target = target, Processor = processor, Irql = irql, IsBackground = true,
        });

    /// <summary>
    /// Runs the first work that was offered and that no choice let happen. False if there is none that may run.
    /// </summary>
    public bool RunOffered()
    {
        for (int index = 0; index < Count; index++)
        {
            if (_heap[index].Time == Whenever && MayRun(_heap[index]))
            {
                RunAt(index);
                return true;
            }
        }

        return false;
    }

    internal void Reset()
    {
        Array.Clear(_heap, 0, Count);
        Count = 0;
        _background = 0;
        DeviceEvents = 0;
        Now = 0;
        _nextSequence = 0;
    }

    private void Add(MachineEvent added)
    {
        if ((uint)added.Processor >= (uint)_pc.ProcessorCount && added.Processor != NoProcessor)
        {
            throw new HarnessDefectException("an event was scheduled on a processor that does not exist");
        }

        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _heap.Length);
        }

        added.Sequence = _nextSequence++;
        _background += added.IsBackground ? 1 : 0;
        SiftUp(Count++, added);
    }

    private void RunAt(int index)
    {
        MachineEvent next = RemoveAt(index);
        Now = next.Time == Whenever ? Now : Math.Max(Now, next.Time);
        Run(next);
    }

    private void Run(in MachineEvent due)
    {
        if (due.Processor == NoProcessor)
        {
            DeviceEvents++;
            due.Target.OnMachineEvent(due.Cookie, due.Argument);
            return;
        }

        _pc.RunOn(due.Processor, due.Irql, due.Target, due.Cookie, due.Argument);
    }

    // Few events wait at a time and fewer are due, so looking at all of them costs less than a heap per processor.
    private int FindDue(int exceptProcessor, long bound)
    {
        int found = -1;
        for (int index = 0; index < Count; index++)
        {
            ref MachineEvent due = ref _heap[index];
            if (due.Time <= Now
                && due.Sequence < bound
                && due.Processor != exceptProcessor
                && MayRun(due)
                && (found < 0 || due.ComesBefore(_heap[found])))
            {
                found = index;
            }
        }

        return found;
    }

    // The top of the heap may nearly always run. If not, the earliest one that may is looked for.
    private int FindNext()
    {
        if (Count == 0 || MayRun(_heap[0]))
        {
            return Count == 0 ? -1 : 0;
        }

        int found = -1;
        for (int index = 1; index < Count; index++)
        {
            ref MachineEvent item = ref _heap[index];
            if ((found < 0 || item.ComesBefore(_heap[found])) && MayRun(item))
            {
                found = index;
            }
        }

        return found;
    }

    private int FindFirst(WorkKind kind, out int processor)
    {
        bool mayMove = kind is WorkKind.Interrupt or WorkKind.Return;
        int found = -1;
        processor = NoProcessor;
        for (int index = 0; index < Count; index++)
        {
            ref MachineEvent item = ref _heap[index];
            if (item.Kind == kind
                && (!item.IsBackground || item.Time == Whenever)
                && (found < 0 || item.ComesBefore(_heap[found]))
                && TryFindProcessor(item, mayMove, out int free))
            {
                (found, processor) = (index, free);
            }
        }

        return found;
    }

    private bool TryFindProcessor(in MachineEvent item, bool mayMove, out int processor)
    {
        processor = item.Processor;
        if (MayRun(item))
        {
            return true;
        }

        for (processor = 0; mayMove && processor < _pc.ProcessorCount; processor++)
        {
            if (_pc.Scheduler.MayRun(processor, item.Irql))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayRun(in MachineEvent item) => _pc.Scheduler.MayRun(item.Processor, item.Irql);

    private MachineEvent RemoveAt(int index)
    {
        MachineEvent removed = _heap[index];
        _background -= removed.IsBackground ? 1 : 0;
        MachineEvent last = _heap[--Count];

        // The vacated slot must not keep a target alive.
        _heap[Count] = default;
        if (index < Count)
        {
            if (index > 0 && last.ComesBefore(_heap[(index - 1) / 2]))
            {
                SiftUp(index, last);
            }
            else
            {
                SiftDown(index, last);
            }
        }

        return removed;
    }

    private void SiftUp(int index, in MachineEvent moved)
    {
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (!moved.ComesBefore(_heap[parent]))
            {
                break;
            }

            _heap[index] = _heap[parent];
            index = parent;
        }

        _heap[index] = moved;
    }

    private void SiftDown(int index, in MachineEvent moved)
    {
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && _heap[child + 1].ComesBefore(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].ComesBefore(moved))
            {
                break;
            }

            _heap[index] = _heap[child];
            index = child;
        }

        _heap[index] = moved;
    }
}
