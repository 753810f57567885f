using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The document of a command that failed before it had a result.</summary>
internal sealed record ErrorDocument
{
    public required int SchemaVersion { get; init; }

    public required int ExitCode { get; init; }

    public required string Error { get; init; }

    public static ErrorDocument Of(ExitCode exitCode, string message) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        ExitCode = (int)exitCode,
        Error = message,
    };
}
