namespace NdisConformance.Runner;

/// <summary>How a worker is started: the tool itself, with other arguments.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">What stands before the arguments of a worker.</param>
public sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The process that runs now once more.</summary>
    public static WorkerCommand Own()
    {
        string program = Environment.ProcessPath
            ?? throw new InvalidOperationException("the path of the tool is unknown; use --in-process");
        bool isHost = string.Equals(
            Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
        return new WorkerCommand(program, isHost ? [Environment.GetCommandLineArgs()[0]] : []);
    }
}
