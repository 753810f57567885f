namespace NdisConformance.Results;

/// <summary>A scenario whose traffic differs between profiles.</summary>
public sealed record DifferenceDocument
{
    public required string Scenario { get; init; }

    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    public required string Profile { get; init; }

    public required IReadOnlyList<string> Others { get; init; }

    public required IReadOnlyList<string> Changes { get; init; }

    public static DifferenceDocument Of(DriverResult driver, TrafficDifference difference) => new()
    {
        Scenario = difference.Scenario,
        Plugin = driver.Plugin,
        Driver = driver.Driver,
        Profile = difference.Profile,
        Others = difference.Others,
        Changes = difference.Changes,
    };
}
