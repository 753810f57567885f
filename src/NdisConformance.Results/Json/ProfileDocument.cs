namespace NdisConformance.Results;

/// <summary>The verdict on one part of the contract.</summary>
public sealed record ProfileDocument
{
    public required string Profile { get; init; }

    public required string Verdict { get; init; }

    public static ProfileDocument Of(ProfileResult result) => new()
    {
        Profile = KebabCase.Of(result.Profile),
        Verdict = KebabCase.Of(result.Verdict),
    };
}
