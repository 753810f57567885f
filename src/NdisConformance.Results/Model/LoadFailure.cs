using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>Why a plugin could not be loaded.</summary>
public sealed record LoadFailure
{
    /// <summary>Name of the plugin.</summary>
    public required string Plugin { get; init; }

    /// <summary>The kind of failure, as <c>missing-dependency</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// True if code of the driver was reached and did not return as it should: a crash or a hang like one in a
    /// scenario, if scenarios could be run at all.
    /// </summary>
    [JsonIgnore]
    public bool IsOfDriver
        => Kind is "constructor-threw" or "driver-entry-threw" or "ended-while-loading" or "hung-while-loading";

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Fix { get; init; }
}
