namespace NdisConformance.Reports;

/// <summary>A driver.</summary>
internal sealed record DriverRow
{
    public required string Driver { get; init; }

    public required string Plugin { get; init; }

    public required string Verdict { get; init; }

    public required string VerdictInWords { get; init; }

    /// <summary>How many scenarios and rules ended how.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<PartRow> Parts { get; init; }

    public required IReadOnlyList<HostRow> Hosts { get; init; }

    /// <summary>IDs of the rules that were broken, by the position of the scenario.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<string>> Broken { get; init; }
}
