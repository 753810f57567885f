namespace NdisConformance.Results;

/// <summary>The finding of which another one is the consequence.</summary>
public sealed record CauseDocument
{
    public required string Rule { get; init; }

    public required MomentDocument Broken { get; init; }
}
