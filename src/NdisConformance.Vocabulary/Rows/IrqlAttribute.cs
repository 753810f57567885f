namespace NdisConformance.Vocabulary;

/// <summary>The IRQL at which a function may be called, or a callback is called. Every row needs one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IrqlAttribute(IrqlRange range, string? rule = null) : Attribute
{
    public IrqlRange Range { get; } = range;

    /// <summary>The rule that a call at another level breaks.</summary>
    public string? Rule { get; } = rule;

    /// <summary>True if the checker of that rule judges the level itself, together with something else.</summary>
    public bool HasOwnCheck { get; init; }
}
