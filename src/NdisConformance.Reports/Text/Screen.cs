namespace NdisConformance.Reports;

/// <summary>Lines that are no longer than the screen is wide.</summary>
/// <param name="output">Gets the lines.</param>
/// <param name="style">How wide that is.</param>
internal sealed class Screen(TextWriter output, ReportStyle style)
{
    private const string Cut = "...";

    public ReportStyle Style => style;

    public void Line(string text = "")
        => output.WriteLine(style.IsVerbose || text.Length <= style.Width
            ? text
            : text[..(style.Width - Cut.Length)] + Cut);

    /// <summary>A line that somebody may copy: a terminal breaks it.</summary>
    public void Whole(string text) => output.WriteLine(text);

    /// <summary>A sentence, which goes on in the next line on a terminal.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="indent">How far further lines are indented.</param>
    public void Sentence(string text, int indent = 2)
    {
        while (style.Wraps && text.Length > style.Width
            && text.LastIndexOf(' ', style.Width) is int end && end > indent)
        {
            output.WriteLine(text[..end]);
            text = new string(' ', indent) + text[(end + 1)..];
        }

        output.WriteLine(text);
    }
}
