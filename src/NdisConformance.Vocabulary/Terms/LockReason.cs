namespace NdisConformance.Vocabulary;

/// <summary>How a spin lock was misused.</summary>
public enum LockReason
{
    /// <summary>The processor holds it already.</summary>
    SelfDeadlock,

    /// <summary>It was released without being held by this processor.</summary>
    NotHeld,

    /// <summary>A callback returned with it held.</summary>
    HeldAtReturn,

    /// <summary>It was acquired one way and released the other.</summary>
    WrongRelease,

    /// <summary>It was never initialized, or freed.</summary>
    NotInitialized,
}
