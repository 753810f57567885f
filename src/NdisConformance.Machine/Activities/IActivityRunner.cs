namespace NdisConformance.Machine;

/// <summary>
/// Gives activities a stack to run on. Here they share the caller's; a runner may as well give each one a thread.
/// </summary>
public interface IActivityRunner
{
    /// <summary>Starts an activity that interrupts what its processor does, and returns when it has ended.</summary>
    void Run(int processor, byte irql, IMachineTarget target, uint cookie, ulong argument);

    /// <summary>
    /// Lets a suspended activity go on until the running one is not held up by it any more. False if this runner cannot
    /// do that, so that the schedule cannot run.
    /// </summary>
    bool TryResume(Activity suspended);
}
