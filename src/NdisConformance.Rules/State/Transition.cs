namespace NdisConformance.Rules;

/// <summary>A pause, restart or OID request of an adapter.</summary>
internal sealed class Transition
{
    public TransitionPhase Phase { get; set; }

    /// <summary>Sequence of the entry of the callback.</summary>
    public long Begun { get; set; }

    /// <summary>True if there was something to wait for when it began.</summary>
    public bool HadWork { get; set; }
}
