namespace NdisConformance.Rules;

/// <summary>A pause, restart, OID request or reset of an adapter, as checkers see it.</summary>
internal interface ITransition
{
    TransitionPhase Phase { get; }

    /// <summary>Sequence of the entry of the callback.</summary>
    long Begun { get; }

    /// <summary>True if there was something to wait for when it began.</summary>
    bool HadWork { get; }

    /// <summary>True if the completion function may be called for it.</summary>
    bool IsOpen { get; }
}
