using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The trace of a run as text. Under an event stands what was broken there.</summary>
internal static class TraceLinesText
{
    public static void Write(TextWriter output, RunTrace trace, ReportStyle style)
    {
        Screen screen = new(output, style);
        ScenarioRun run = trace.Run;
        string apart = run.IsVaried ? $", {run.Variation}" : string.Empty;
        screen.Sentence(
            $"{trace.Scenario} with {trace.Driver} of {trace.Plugin}{apart}: {KebabCase.Of(run.Verdict)}");
        if (run.Message.Length > 0)
        {
            screen.Sentence($"  {run.Message}", indent: 4);
        }

        int width = Number(trace.Lines.Count == 0 ? 0 : trace.Lines[^1].Sequence).Length;
        long expected = trace.Lines.Count == 0 ? 1 : trace.Lines[0].Sequence;
        foreach (TraceLine line in trace.Lines)
        {
            if (line.Sequence != expected)
            {
                screen.Line("...");
            }

            expected = line.Sequence + 1;
            screen.Whole($"{Number(line.Sequence).PadLeft(width)} {line.Text}");
            foreach (FindingResult finding in run.Findings)
            {
                WriteMark(screen, finding, line.Sequence, new string(' ', width));
            }
        }
    }

    private static void WriteMark(Screen screen, FindingResult finding, long sequence, string indent)
    {
        if (finding.Broken.Sequence == sequence)
        {
            screen.Whole($"{indent} ^ {finding.Rule} broken: {finding.Message}");
        }
        else if (finding.Made?.Sequence == sequence)
        {
            screen.Whole($"{indent} ^ {finding.Rule} broken at {Number(finding.Broken.Sequence)}: obliged here");
        }
    }

    private static string Number(long sequence) => string.Create(CultureInfo.InvariantCulture, $"#{sequence}");
}
