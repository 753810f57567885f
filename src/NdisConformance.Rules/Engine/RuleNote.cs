using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Something worth knowing that breaks no rule.</summary>
/// <param name="Object">What it is about.</param>
/// <param name="Sequence">The event that shows it.</param>
/// <param name="Text">The note.</param>
public sealed record RuleNote(TraceObject Object, long Sequence, string Text);
