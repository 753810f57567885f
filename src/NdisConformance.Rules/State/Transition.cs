namespace NdisConformance.Rules;

/// <summary>The record that <see cref="TransitionTracker"/> keeps of a pause, restart, OID request or reset.</summary>
internal sealed class Transition : ITransition
{
    public TransitionPhase Phase { get; set; }

    public long Begun { get; set; }

    public bool HadWork { get; set; }

    public bool IsOpen => Phase is TransitionPhase.Running or TransitionPhase.Pending;
}
