using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// Writes the page: one file that loads nothing. Its policy allows the one script and the one style sheet in it, by
/// their hashes, and nothing else; all data is in elements that no browser runs.
/// </summary>
internal static class HtmlPage
{
    public static void Write(TextWriter output, RunReport traced)
    {
        PageDocument page = new PageContents(traced).Document();
        string style = PageParts.Style;
        string script = PageParts.Script;
        output.Write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy(style, script)}\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write("<meta name=\"referrer\" content=\"no-referrer\">\n");
        output.Write($"<title>NDIS conformance: {TextMarks.Html(page.VerdictInWords)}</title>\n");
        output.Write($"<style>{style}</style>\n</head>\n<body>\n");
        WriteWithoutScript(output, page);
        output.Write("<script type=\"application/json\" id=\"data\">");
        output.Write(JsonSerializer.Serialize(page, PageJson.Default.PageDocument));
        output.Write("</script>\n");
        for (int place = 0; place < traced.Traces.Count; place++)
        {
            output.Write($"<script type=\"text/plain\" id=\"trace-{place}\">");
            output.Write(PackedTrace.Of(traced.Traces[place].Lines));
            output.Write("</script>\n");
        }

        output.Write($"<script type=\"module\">{script}</script>\n</body>\n</html>\n");
    }

    /// <summary>The verdicts, for a reader whose browser runs no script.</summary>
    private static void WriteWithoutScript(TextWriter output, PageDocument page)
    {
        output.Write($"<noscript><h1>NDIS conformance: {TextMarks.Html(page.VerdictInWords)}</h1>\n");
        output.Write("<p>Allow scripts for this file to see the pictures of the mistakes.</p>\n<ul>\n");
        foreach (DriverRow driver in page.Drivers)
        {
            output.Write($"<li>{TextMarks.Html($"{driver.Driver}: {driver.VerdictInWords}")}</li>\n");
        }

        foreach (MistakeRow mistake in page.Mistakes)
        {
            output.Write($"<li>{TextMarks.Html($"{mistake.Rule}: {mistake.Title}: {mistake.Actual}")}</li>\n");
        }

        output.Write("</ul></noscript>\n");
    }

    private static string Policy(string style, string script) => "default-src 'none'; "
        + $"script-src '{Hash(script)}'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'";

    /// <summary>A text of the page as its policy names it.</summary>
    public static string Hash(string text)
        => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
