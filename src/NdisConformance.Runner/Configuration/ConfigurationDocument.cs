namespace NdisConformance.Runner;

/// <summary>The file as it is written.</summary>
internal sealed record ConfigurationDocument
{
    public string? Plugin { get; init; }

    public string? Snapshots { get; init; }

    public IReadOnlyList<WaiverDocument>? Waivers { get; init; }

    internal sealed record WaiverDocument
    {
        public required string Rule { get; init; }

        public required string Reason { get; init; }

        public string? Until { get; init; }
    }
}
