namespace NdisConformance.Machine;

/// <summary>The result of acquiring or releasing a spin lock.</summary>
public enum LockResult
{
    /// <summary>It was acquired or released.</summary>
    Ok,

    /// <summary>
    /// The same activity holds it, or one of the same processor, which cannot go on before this one ends: the wait
    /// never ends.
    /// </summary>
    SelfDeadlock,

    /// <summary>An activity of another processor holds it.</summary>
    HeldByOther,

    /// <summary>No activity of this processor holds it.</summary>
    NotHeld,

    /// <summary>It was acquired one way and released the other. It is released nevertheless.</summary>
    WrongRelease,

    /// <summary>There is no such lock.</summary>
    NotInitialized,
}
