using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Suite;

/// <summary>
/// What a failed case says: its findings, the driver's lines as a stack trace, and the trace in a file.
/// </summary>
/// <param name="executor">Repeats the runs that failed.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="request">How it was run.</param>
internal sealed class FailedCase(IScenarioExecutor executor, Scenario scenario, ScenarioRequest request)
{
    /// <summary>The failure, with lines as development environments open them.</summary>
    public string Text(ScenarioRun run)
    {
        ScenarioRun located = run.Findings.Count == 0 ? run : executor.Locate(request, [run])[0];
        StringWriter text = new() { NewLine = "\n" };
        text.WriteLine($"{KebabCase.Of(run.Verdict)} {scenario.Id}, {run.Name}: {scenario.Title}");
        if (run.Message.Length > 0)
        {
            text.WriteLine(run.Message);
        }

        foreach (FindingResult finding in located.Findings)
        {
            FindingText.Write(text, finding);
            foreach (DriverFrame frame in finding.Place?.Stack ?? [])
            {
                string line = frame.Line > 0 ? $" in {frame.File}:line {frame.Line}" : string.Empty;
                text.WriteLine($"   at {frame.Function}{line}");
            }
        }

        foreach (string frame in run.Stack)
        {
            text.WriteLine($"   at {frame}");
        }

        return text.ToString();
    }

    /// <summary>Writes the trace of the run into a file; null if the run has none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder for the files of all cases.</param>
    public string? WriteTrace(ScenarioRun run, string folder)
    {
        if (executor.Trace(request, run.Variation) is not { } trace)
        {
            return null;
        }

        string name = run.Variation.Length == 0 ? "trace.txt" : $"trace-{FileName(run.Variation)}.txt";
        string file = Path.Combine([folder, .. scenario.Id.Split('/'), name]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using StreamWriter writer = new(file) { NewLine = "\n" };
        new TextFormat().Write(writer, trace, ReportStyle.Usual with { IsVerbose = true });
        return file;
    }

    private static string FileName(string text)
        => string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
}
