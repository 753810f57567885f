namespace NdisConformance.Rules;

/// <summary>
/// Follows one kind of object through its life. The rules that a checker owns are its fields of type
/// <see cref="OwnedRule"/>.
/// </summary>
internal interface IChecker
{
    void Subscribe(Subscriptions events);
}
