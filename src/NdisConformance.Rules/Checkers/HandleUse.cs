using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A handle argument, and which rule each kind of misuse breaks. Null: another checker judges it.</summary>
internal sealed record HandleUse(
    TraceName Ddi, int Argument, ObjectKind Kind, OwnedRule? WrongKind, OwnedRule? Released, OwnedRule? Null);
