using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Comparisons as one HTML file that loads nothing and runs nothing.</summary>
internal static class ComparisonPage
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
        pre { overflow-x: auto; padding: .5rem; border: 1px solid; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0 0 1rem 1rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        """;

    public static void Write(TextWriter output, RunComparison comparison)
    {
        Begin(output, RunComparisonText.Summary(comparison));
        output.Write($"<p>{TextMarks.Html(RunComparisonText.Sides(comparison))}</p>\n");
        foreach (DriverComparison driver in comparison.Drivers)
        {
            output.Write($"<h2>{TextMarks.Html(RunComparisonText.Heading(driver))}</h2>\n");
            foreach ((string title, IReadOnlyList<ComparedMistake> mistakes) in RunComparisonText.Mistakes(driver))
            {
                output.Write($"<h3>{TextMarks.Html(title)}</h3>\n");
                foreach (ComparedMistake mistake in mistakes)
                {
                    WriteMistake(output, mistake);
                }
            }

            foreach ((string title, IReadOnlyList<string> items) in RunComparisonText.Lists(driver, isWhole: true))
            {
                output.Write($"<h3>{TextMarks.Html(title)}</h3>\n");
                output.Write($"<pre>{TextMarks.Html(string.Join('\n', items))}</pre>\n");
            }
        }

        End(output);
    }

    public static void Write(TextWriter output, Comparison comparison)
    {
        Begin(output, CompareText.Summary(comparison));
        foreach (string note in CompareText.Notes(comparison))
        {
            output.Write($"<p>{TextMarks.Html(note)}</p>\n");
        }

        foreach (ComparedPair pair in comparison.Pairs.Where(pair => !pair.IsEqual))
        {
            output.Write($"<h2>{TextMarks.Html(CompareText.Heading(pair))}</h2>\n");
            output.Write($"<pre>{TextMarks.Html(CompareText.Body(pair))}</pre>\n");
        }

        End(output);
    }

    private static void WriteMistake(TextWriter output, ComparedMistake mistake)
    {
        output.Write($"<p><strong>{TextMarks.Html(RunComparisonText.TitleOf(mistake))}</strong></p>\n<dl>\n");
        foreach ((string name, string value) in RunComparisonText.Fields(mistake))
        {
            output.Write($"<dt>{TextMarks.Html(name)}</dt><dd><code>{TextMarks.Html(value)}</code></dd>\n");
        }

        output.Write("</dl>\n");
    }

    private static void Begin(TextWriter output, string summary)
    {
        output.Write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        output.Write($"style-src '{HtmlPage.Hash(Style)}'; base-uri 'none'; form-action 'none'\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write($"<title>NDIS conformance: {TextMarks.Html(summary)}</title>\n");
        output.Write($"<style>{Style}</style>\n</head>\n<body>\n");
        output.Write($"<h1>NDIS conformance: {TextMarks.Html(summary)}</h1>\n");
    }

    private static void End(TextWriter output) => output.Write("</body>\n</html>\n");
}
