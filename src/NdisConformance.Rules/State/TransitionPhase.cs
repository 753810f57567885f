namespace NdisConformance.Rules;

/// <summary>How far an operation is that a callback may end itself or leave pending.</summary>
internal enum TransitionPhase
{
    /// <summary>Nobody asked for it.</summary>
    None,

    /// <summary>The callback runs.</summary>
    Running,

    /// <summary>The completion function was called while the callback runs.</summary>
    CompletedInside,

    /// <summary>The callback returned PENDING.</summary>
    Pending,
}
