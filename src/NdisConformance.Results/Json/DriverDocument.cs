using System.Text.Json.Serialization;
using NdisConformance.Contract;

namespace NdisConformance.Results;

/// <summary>A driver of a run.</summary>
public sealed record DriverDocument
{
    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    /// <summary>The NDIS that the driver is written for: 5 or 6.</summary>
    public required int NdisMajor { get; init; }

    public required string Verdict { get; init; }

    /// <summary>The reasons for which the driver is not verified.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Its mistakes, each once.</summary>
    public required IReadOnlyList<MistakeDocument> Mistakes { get; init; }

    public required IReadOnlyList<ProfileDocument> Profiles { get; init; }

    public required IReadOnlyList<string> DanglingSnapshots { get; init; }

    /// <summary>The plugin as the user named it; null in a report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    public static DriverDocument Of(DriverResult driver, DocumentKind kind) => new()
    {
        Plugin = driver.Plugin,
        Driver = driver.Driver,
        NdisMajor = driver.Generation == NdisGeneration.Ndis5 ? 5 : 6,
        Verdict = KebabCase.Of(driver.Verdict),
        Reasons = driver.Reasons,
        Mistakes = [.. driver.Mistakes.Select(MistakeDocument.Of)],
        Profiles = [.. driver.Profiles.Select(ProfileDocument.Of)],
        DanglingSnapshots = driver.DanglingSnapshots,
        Location = kind == DocumentKind.Record ? driver.Location : null,
    };
}
