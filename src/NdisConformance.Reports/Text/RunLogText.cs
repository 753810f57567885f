using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The log of one run that failed: how it ended, what the driver did, what was found.</summary>
public static class RunLogText
{
    public static void Write(TextWriter output, RunTrace trace)
    {
        ScenarioRun run = trace.Run;
        output.WriteLine($"{KebabCase.Of(run.Verdict)} {trace.Scenario} with {trace.Driver} of {trace.Plugin}");
        output.WriteLine($"  {FindingText.Field("run", run.Name)}");
        if (run.Message.Length > 0)
        {
            output.WriteLine($"  {run.Message.ReplaceLineEndings("\n  ")}");
        }

        foreach (string frame in run.Stack)
        {
            output.WriteLine($"    at {frame}");
        }

        foreach (string note in run.Notes)
        {
            output.WriteLine($"  note: {note.ReplaceLineEndings("\n  ")}");
        }

        foreach (FindingResult finding in run.Findings)
        {
            output.WriteLine();
            FindingText.Write(output, finding);
        }
    }
}
