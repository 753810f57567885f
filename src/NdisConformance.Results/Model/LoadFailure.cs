namespace NdisConformance.Results;

/// <summary>Why a plugin could not be loaded.</summary>
public sealed record LoadFailure
{
    /// <summary>Name of the plugin.</summary>
    public required string Plugin { get; init; }

    /// <summary>The kind of failure, as <c>missing-dependency</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Mend { get; init; }
}
