namespace NdisConformance.Results;

/// <summary>A team's word that it lives with a broken rule.</summary>
public sealed record Waiver
{
    /// <summary>The findings that it is for.</summary>
    public required WaiverScope Scope { get; init; }

    /// <summary>Why the team lives with them.</summary>
    public required string Reason { get; init; }

    /// <summary>Who gave the word; null if nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day on which it holds; null if it has none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>True if it holds no more on this day.</summary>
    public bool IsExpired(DateOnly today) => Until < today;

    /// <summary>In words, as <c>the waiver of SGDMA-FREE-014 in free-ordering/* of vendor-nic</c>.</summary>
    public override string ToString() => $"the waiver of {Scope}";
}
