namespace NdisConformance.Results;

/// <summary>The waivers of a configuration, or the one that was written into it.</summary>
public sealed record WaiverList
{
    /// <summary>The configuration; null if there is none.</summary>
    public required string? File { get; init; }

    /// <summary>True if the waivers were written now.</summary>
    public bool IsWritten { get; init; }

    public required IReadOnlyList<Waiver> Waivers { get; init; }

    /// <summary>The day on which they are looked at.</summary>
    public required DateOnly Today { get; init; }
}
