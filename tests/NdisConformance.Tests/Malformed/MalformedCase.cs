using NdisConformance.Results;

namespace NdisConformance.Tests.Malformed;

/// <summary>Something malformed that a user gives the tool, and what the tool has to make of it.</summary>
/// <param name="Name">What is malformed.</param>
/// <param name="Expected">The exit code.</param>
/// <param name="Arguments">The command line.</param>
/// <param name="Words">What the message on standard error has to say, each of them.</param>
internal sealed record MalformedCase(
    string Name, ExitCode Expected, IReadOnlyList<string> Arguments, params IReadOnlyList<string> Words)
{
    /// <summary>Puts the malformed files there; nothing by default.</summary>
    public Action<MalformedPlace> Arrange { get; init; } = _ => { };

    /// <summary>What the same command ends with where everything is sound.</summary>
    public ExitCode Sound { get; init; } = ExitCode.Success;

    /// <summary>True if the tool has something to write: it may then do so below its folder.</summary>
    public bool MayWrite { get; init; }

    /// <summary>True if the report says it: the input is as it may be, and compares as different.</summary>
    public bool IsReported { get; init; }

    /// <summary>True if it needs links or pipes as Unix has them.</summary>
    public bool NeedsUnix { get; init; }

    public override string ToString() => Name;
}
