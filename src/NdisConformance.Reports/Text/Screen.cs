namespace NdisConformance.Reports;

/// <summary>Lines that are no longer than the screen is wide.</summary>
/// <param name="output">Gets the lines.</param>
/// <param name="style">How wide that is.</param>
internal sealed class Screen(TextWriter output, ReportStyle style)
{
    private const string Cut = "...";

    public ReportStyle Style => style;

    /// <summary>How many rows of the screen were written; a line that is too long takes several.</summary>
    public int Rows { get; private set; }

    /// <summary>The rows that a line takes.</summary>
    public int RowsOf(string text) => Math.Max(1, (text.Length + style.Width - 1) / style.Width);

    public void Line(string text = "") => Write(Fitting(text));

    /// <summary>A line that begins with this word, which has a colour.</summary>
    public void Line(string word, string rest, string ink)
        => Write(Fitting(word + rest), word, ink);

    /// <summary>A line that somebody may copy: a terminal breaks it.</summary>
    public void Whole(string text, string? part = null)
        => Write(text, part, Ink.Command);

    /// <summary>A sentence, which goes on in the next line on a terminal.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="indent">How far further lines are indented.</param>
    /// <param name="part">What of it has a colour; null for nothing.</param>
    /// <param name="ink">The colour.</param>
    public void Sentence(string text, int indent = 2, string? part = null, string ink = Ink.Heading)
    {
        foreach (string line in Lines(text, indent))
        {
            Write(line, part, ink);
        }
    }

    private void Write(string line, string? part = null, string ink = Ink.Heading)
    {
        Rows += RowsOf(line);
        output.WriteLine(part is null ? line : Painted(line, part, ink));
    }

    private IEnumerable<string> Lines(string text, int indent)
    {
        while (style.Wraps && text.Length > style.Width
            && text.LastIndexOf(' ', style.Width) is int end && end > indent)
        {
            yield return text[..end];
            text = new string(' ', indent) + text[(end + 1)..];
        }

        yield return text;
    }

    private string Painted(string line, string part, string ink)
        => style.IsColored ? Ink.Paint(line, part, ink) : line;

    private string Fitting(string text) => style.IsVerbose || text.Length <= style.Width
        ? text
        : text[..(style.Width - Cut.Length)] + Cut;
}
