namespace NdisConformance.Rules;

/// <summary>Rules about one thing.</summary>
public sealed record RuleGroup
{
    /// <summary>The part of the IDs before the number, as <c>SGDMA-FREE</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A few words.</summary>
    public required string Title { get; init; }

    /// <summary>The consequence on Windows of breaking a rule of the group that names none of its own.</summary>
    public required string Consequence { get; init; }
}
