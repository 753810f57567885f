namespace NdisConformance.Results;

/// <summary>A driver of a run.</summary>
public sealed record DriverDocument
{
    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    public required string Verdict { get; init; }

    /// <summary>The reasons for which the driver is not verified.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<ProfileDocument> Profiles { get; init; }

    public required IReadOnlyList<string> DanglingSnapshots { get; init; }

    public static DriverDocument Of(DriverResult driver) => new()
    {
        Plugin = driver.Plugin,
        Driver = driver.Driver,
        Verdict = KebabCase.Of(driver.Verdict),
        Reasons = driver.Reasons,
        Profiles = [.. driver.Profiles.Select(ProfileDocument.Of)],
        DanglingSnapshots = driver.DanglingSnapshots,
    };
}
