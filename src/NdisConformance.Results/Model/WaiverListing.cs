using System.Globalization;

namespace NdisConformance.Results;

/// <summary>A waiver, as a list shows it.</summary>
public sealed record WaiverListing
{
    public const string Holds = "holds";
    public const string Expired = "expired";

    public required string? Rule { get; init; }

    public required string? Scenario { get; init; }

    public required string? Driver { get; init; }

    public required string? Fingerprint { get; init; }

    public required string Reason { get; init; }

    public required string? Owner { get; init; }

    /// <summary>The last day on which it holds, as <c>2026-12-31</c>; null if it has none.</summary>
    public required string? Until { get; init; }

    /// <summary><see cref="Holds"/> or <see cref="Expired"/>.</summary>
    public required string State { get; init; }

    public static WaiverListing Of(Waiver waiver, DateOnly today) => new()
    {
        Rule = waiver.Scope.Rule,
        Scenario = waiver.Scope.Scenario,
        Driver = waiver.Scope.Driver,
        Fingerprint = waiver.Scope.Fingerprint,
        Reason = waiver.Reason,
        Owner = waiver.Owner,
        Until = waiver.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        State = waiver.IsExpired(today) ? Expired : Holds,
    };
}
