using System.Diagnostics;
using System.Globalization;
using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Cli;

/// <summary>Runs the tool as a user does: as a process of its own.</summary>
internal sealed record ToolProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Where it is started; the folder of the tests by default.</summary>
    public string Directory { get; init; } = TestContext.CurrentContext.TestDirectory;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The built tool of the configuration that the tests were built in.</summary>
    public static string Tool { get; } = Path.Combine(
        RepositoryTree.Root,
        "src/NdisConformance.Cli/bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        new DirectoryInfo(AppContext.BaseDirectory).Name,
        "ndis-conformance.dll");

    /// <summary>
    /// The signal of Ctrl+C. A background job of a shell ignores it, and so does what it starts; the tool treats the
    /// other one alike.
    /// </summary>
    private static string Interrupt { get; } = IgnoresInterrupt() ? "-TERM" : "-INT";

    public ToolOutcome Run(params string[] arguments) => Finish(Start("dotnet", [Tool, .. arguments]));

    /// <summary>Runs the tool with a standard output that takes nothing.</summary>
    public ToolOutcome RunIntoFullDisk(params string[] arguments)
        => Finish(Start("sh", ["-c", "exec dotnet \"$0\" \"$@\" > /dev/full", Tool, .. arguments]));

    /// <summary>Runs another program of .NET, as build or pack.</summary>
    public ToolOutcome Dotnet(params string[] arguments) => Finish(Start("dotnet", arguments));

    /// <summary>Runs any program.</summary>
    public ToolOutcome Program(string program, params string[] arguments) => Finish(Start(program, arguments));

    /// <summary>How often it is interrupted, if it is; a second goes by before each further time.</summary>
    public int Interruptions { get; init; } = 1;

    /// <summary>Starts the tool and kills it once it wrote this.</summary>
    public void RunAndKillAfter(string text, params string[] arguments)
    {
        using Process process = Start("dotnet", [Tool, .. arguments]);
        _ = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains(text, StringComparison.Ordinal))
        {
            // Not yet.
        }

        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Starts the tool, interrupts it as Ctrl+C does after a while, and waits for its end.</summary>
    public ToolOutcome RunAndInterruptAfter(TimeSpan delay, params string[] arguments)
    {
        using Process process = Start("dotnet", [Tool, .. arguments]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Thread.Sleep(delay);
        InterruptAgainAndAgain(process.Id);
        process.WaitForExit();
        return new ToolOutcome(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Starts the tool, interrupts it as Ctrl+C does once it wrote this, and waits for its end.</summary>
    public ToolOutcome RunAndInterruptAfter(string text, params string[] arguments)
    {
        using Process process = Start("dotnet", [Tool, .. arguments]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        List<string> lines = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                InterruptAgainAndAgain(process.Id);
                break;
            }
        }

        string rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolOutcome(process.ExitCode, string.Join('\n', lines) + "\n" + rest, errors.Result);
    }

    private static bool IgnoresInterrupt()
    {
        const string status = "/proc/self/status";
        const string field = "SigIgn:";
        const ulong interrupt = 1UL << 1;
        string mask = File.Exists(status)
            ? File.ReadLines(status).First(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..]
            : "0";
        return (ulong.Parse(mask.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0;
    }

    private static ToolOutcome Finish(Process process)
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException("the process did not end");
            }

            return new ToolOutcome(process.ExitCode, output.Result, errors.Result);
        }
    }

    private void InterruptAgainAndAgain(int process)
    {
        for (int i = 0; i < Interruptions; i++)
        {
            if (i > 0)
            {
                Thread.Sleep(TimeSpan.FromSeconds(1));
            }

            Finish(Start("kill", [Interrupt, process.ToString()]));
        }
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (start.ArgumentList.Contains(Tool))
        {
            // What failed last is remembered there, and not in the home of whoever runs the tests.
            start.Environment["XDG_DATA_HOME"] = Path.Combine(TestContext.CurrentContext.TestDirectory, "home");
        }

        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }
}
