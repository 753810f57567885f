using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A comparison of traces as one document.</summary>
internal sealed record ComparisonDocument
{
    public required int SchemaVersion { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>Which files were read, in words; empty for the traces of plugins.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required IReadOnlyList<ComparedPairDocument> Pairs { get; init; }

    public static ComparisonDocument Of(Comparison comparison) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        ExitCode = (int)comparison.ExitCode,
        Sources = comparison.Sources,
        Pairs = [.. comparison.Pairs.Select(ComparedPairDocument.Of)],
    };
}
