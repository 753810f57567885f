namespace NdisConformance.Tests.Cli;

/// <summary>How a process ended and what it wrote.</summary>
internal sealed record ToolOutcome(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];

    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Errors}";
}
