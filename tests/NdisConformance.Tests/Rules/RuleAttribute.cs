namespace NdisConformance.Tests.Rules;

/// <summary>Says which rules a test shows: firing if its name begins with Fires, silent otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuleAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}
