using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The result of <c>accept</c> as one document.</summary>
internal sealed record AcceptDocument
{
    public required int SchemaVersion { get; init; }

    public required int ExitCode { get; init; }

    public required IReadOnlyList<string> Accepted { get; init; }

    public required IReadOnlyList<RefusedSnapshot> Refused { get; init; }

    public static AcceptDocument Of(AcceptResult result) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        ExitCode = (int)result.ExitCode,
        Accepted = result.Accepted,
        Refused = result.Refused,
    };
}
