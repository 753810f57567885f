namespace NdisConformance.Results;

/// <summary>A finding that is the consequence of another one. It is shown apart and counted nowhere.</summary>
public sealed record SilencedResult
{
    public required FindingResult Finding { get; init; }

    /// <summary>ID of the rule whose finding is the cause.</summary>
    public required string CauseRule { get; init; }

    /// <summary>The event that broke that rule.</summary>
    public required Moment Cause { get; init; }
}
