namespace NdisConformance.Machine;

/// <summary>What came of acquiring or releasing a spin lock.</summary>
public enum LockResult
{
    /// <summary>It was acquired or released.</summary>
    Ok,

    /// <summary>This processor holds it already and would wait for itself for ever.</summary>
    SelfDeadlock,

    /// <summary>Another processor holds it.</summary>
    HeldByOther,

    /// <summary>This processor does not hold it.</summary>
    NotHeld,

    /// <summary>It was acquired one way and released the other. It is released nevertheless.</summary>
    WrongRelease,

    /// <summary>There is no such lock.</summary>
    NotInitialized,
}
