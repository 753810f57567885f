namespace NdisConformance.Machine;

/// <summary>
/// Says which activity runs and which one may start. The main loop, waits and boundaries ask the same question here.
/// </summary>
public sealed class Scheduler
{
    private readonly VirtualProcessor[] _processors;

    // All activities that were ever needed at once, by slot. The first ones are the bottoms of the processors.
    private Activity[] _activities;
    private int[] _free;
    private int _freeCount;
    private int _count;
    private uint _lastId;

    internal Scheduler(VirtualProcessor[] processors)
    {
        _processors = processors;
        _activities = [.. processors.Select(processor => processor.Bottom)];
        _free = new int[_activities.Length];
        _count = _activities.Length;
        Running = Scenario;
        Reset();
    }

    /// <summary>The scenario: the bottom of processor 0, from which everything is started.</summary>
    public Activity Scenario => _processors[0].Bottom;

    /// <summary>The activity that runs now.</summary>
    public Activity Running { get; private set; }

    /// <summary>
    /// True if an activity of a level may start on a processor now: it interrupts only what is at a lower level. A
    /// processor is free if it is outside the driver, or if what it ran waits.
    /// </summary>
    /// <param name="processor">The processor; <see cref="EventQueue.NoProcessor"/> interrupts nobody.</param>
    /// <param name="irql">The level.</param>
    public bool MayRun(int processor, byte irql)
    {
        if (processor == EventQueue.NoProcessor)
        {
            return true;
        }

        for (Activity? activity = _processors[processor].Top; activity is not null; activity = activity.Below)
        {
            bool isFree = activity.WaitsFor != WaitKind.Nothing
                || (activity.Below is null && !activity.IsInDriver);
            if (!isFree)
            {
                return irql > activity.Irql;
            }
        }

        return true;
    }

    /// <summary>
    /// The activity that was started last of those that a choice suspended on other processors. If nothing else is left
    /// to happen, what the running activity waits for can only come from there. Null if there is none.
    /// </summary>
    public Activity? PreemptedElsewhere()
    {
        for (Activity? activity = Running.Suspended; activity is not null; activity = activity.Suspended)
        {
            if (activity.PreemptedAt != 0 && activity.Processor != Running.Processor)
            {
                return activity;
            }
        }

        return null;
    }

    /// <summary>
    /// True if the running activity is held up by another one that a choice suspended on another processor. A thread of
    /// its own would let that one go on; on one stack it cannot.
    /// </summary>
    public bool CouldGoOn(Activity holder)
        => holder.PreemptedAt != 0 && holder.Processor != Running.Processor;

    /// <summary>Starts an activity: it runs from now on.</summary>
    internal Activity Start(int processor, byte irql)
    {
        VirtualProcessor where = _processors[processor];
        Activity activity = Take(where);
        activity.Start(++_lastId, where, irql, Running);
        where.Top = activity;
        where.Depth++;
        Running = activity;
        return activity;
    }

    /// <summary>
    /// Ends the activity that runs. A lock that it leaves held stays held: it passes to what the activity interrupted.
    /// </summary>
    internal void End(Activity activity, SpinLockTable locks)
    {
        Activity below = activity.Below!;
        if (activity.LocksHeld > 0)
        {
            locks.PassOn(activity, below);
        }

        activity.Processor.Top = below;
        activity.Processor.Depth--;
        Running = activity.Suspended!;
        activity.End();
        _free[_freeCount++] = activity.Slot;
    }

    internal void Reset()
    {
        foreach (VirtualProcessor processor in _processors)
        {
            processor.Reset();
        }

        _freeCount = 0;
        for (int slot = _count - 1; slot >= _processors.Length; slot--)
        {
            _activities[slot].Idle(0);
            _free[_freeCount++] = slot;
        }

        _lastId = (uint)_processors.Length - 1;
        Running = Scenario;
    }

    private Activity Take(VirtualProcessor processor)
    {
        if (_freeCount > 0)
        {
            return _activities[_free[--_freeCount]];
        }

        if (_count == _activities.Length)
        {
            Array.Resize(ref _activities, 2 * _count);
            Array.Resize(ref _free, 2 * _count);
        }

        Activity added = new(_count, processor);
        _activities[_count++] = added;
        return added;
    }
}
