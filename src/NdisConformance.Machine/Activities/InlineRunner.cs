namespace NdisConformance.Machine;

/// <summary>
/// Runs each activity on the stack of the one that it suspends. What lies below on the stack can go on only when all
/// that lies above has ended.
/// </summary>
internal sealed class InlineRunner(Scheduler scheduler, SpinLockTable locks) : IActivityRunner
{
    /// <inheritdoc/>
    public void Run(int processor, byte irql, IMachineTarget target, uint cookie, ulong argument)
    {
        Activity activity = scheduler.Start(processor, irql);
        try
        {
            target.OnMachineEvent(cookie, argument);
        }
        finally
        {
            scheduler.End(activity, locks);
        }
    }

    /// <inheritdoc/>
    public bool TryResume(Activity suspended) => false;
}
