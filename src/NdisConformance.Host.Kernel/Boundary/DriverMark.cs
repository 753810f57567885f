namespace NdisConformance.Host.Kernel;

/// <summary>
/// The mark of a driver. The threads, timers and tasks that it starts inherit the mark, so that what they call is laid
/// to that driver, and to no driver that runs later.
/// </summary>
public sealed class DriverMark
{
    private static readonly AsyncLocal<DriverMark?> Mark = new(OnChange);
    private int _running;
    private bool _hasRunApart;

    /// <summary>The driver that this thread runs, or that started it; null if it is nobody's.</summary>
    public static DriverMark? Current => Mark.Value;

    /// <summary>True once the driver ran something on a thread, a timer or a task of its own.</summary>
    public bool HasRunApart => Volatile.Read(ref _hasRunApart);

    /// <summary>True while something of that kind runs.</summary>
    public bool RunsApart => Volatile.Read(ref _running) > 0;

    /// <summary>From now on this thread runs the driver.</summary>
    /// <returns>What it ran before, for <see cref="Leave"/>.</returns>
    public DriverMark? Enter()
    {
        DriverMark? before = Mark.Value;
        Mark.Value = this;
        return before;
    }

    /// <summary>This thread runs what it ran before.</summary>
    public static void Leave(DriverMark? before) => Mark.Value = before;

    /// <summary>Something that bears no mark called NDIS while the driver ran.</summary>
    internal void NoteStranger() => Volatile.Write(ref _hasRunApart, true);

    /// <summary>
    /// A thread begins or ends something that bears a mark. One that enters by itself does not change its context.
    /// </summary>
    private static void OnChange(AsyncLocalValueChangedArgs<DriverMark?> change)
    {
        if (!change.ThreadContextChanged)
        {
            return;
        }

        if (change.PreviousValue is { } ended)
        {
            Interlocked.Decrement(ref ended._running);
        }

        if (change.CurrentValue is { } begun)
        {
            Interlocked.Increment(ref begun._running);
            Volatile.Write(ref begun._hasRunApart, true);
        }
    }
}
