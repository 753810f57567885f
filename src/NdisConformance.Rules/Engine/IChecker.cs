namespace NdisConformance.Rules;

/// <summary>
/// Judges events by the state that trackers wrote, and reports what breaks a rule. It does not decide whether a finding
/// is shown: <see cref="Arbiter"/> does. The rules that a checker owns are its fields of type <see cref="OwnedRule"/>.
/// </summary>
internal interface IChecker : IResets
{
    void Subscribe(Subscriptions events);
}
