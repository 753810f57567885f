using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Comparisons as a comment on a pull request.</summary>
internal static class ComparisonMarkdown
{
    public static void Write(TextWriter output, RunComparison comparison)
    {
        output.WriteLine($"## NDIS conformance: {TextMarks.Markdown(RunComparisonText.Summary(comparison))}");
        output.WriteLine();
        output.WriteLine(TextMarks.Markdown(RunComparisonText.Sides(comparison)));
        foreach (DriverComparison driver in comparison.Drivers)
        {
            output.WriteLine();
            output.WriteLine($"### {TextMarks.Markdown(RunComparisonText.Heading(driver))}");
            foreach ((string title, IReadOnlyList<ComparedMistake> mistakes) in RunComparisonText.Mistakes(driver))
            {
                output.WriteLine();
                output.WriteLine($"**{title}**");
                output.WriteLine();
                foreach (ComparedMistake mistake in mistakes)
                {
                    output.WriteLine($"- {TextMarks.Markdown(RunComparisonText.TitleOf(mistake))}");
                    foreach ((string name, string value) in RunComparisonText.Fields(mistake))
                    {
                        output.WriteLine($"  - {name}: {TextMarks.Markdown(value)}");
                    }
                }
            }

            foreach ((string title, IReadOnlyList<string> items) in RunComparisonText.Lists(driver, isWhole: true))
            {
                WriteFolded(output, title, string.Join('\n', items));
            }
        }
    }

    public static void Write(TextWriter output, Comparison comparison)
    {
        output.WriteLine($"## Traces: {CompareText.Summary(comparison)}");
        foreach (string note in CompareText.Notes(comparison))
        {
            output.WriteLine();
            output.WriteLine(TextMarks.Markdown(note));
        }

        foreach (ComparedPair pair in comparison.Pairs.Where(pair => !pair.IsEqual))
        {
            WriteFolded(output, CompareText.Heading(pair), CompareText.Body(pair), "diff");
        }
    }

    private static void WriteFolded(TextWriter output, string title, string text, string language = "")
    {
        output.WriteLine();
        output.WriteLine($"<details><summary>{TextMarks.Markdown(title)}</summary>");
        output.WriteLine();
        output.WriteLine(TextMarks.Block(text, language));
        output.WriteLine();
        output.WriteLine("</details>");
    }
}
