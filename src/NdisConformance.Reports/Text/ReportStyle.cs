namespace NdisConformance.Reports;

/// <summary>How a report is written.</summary>
public sealed record ReportStyle
{
    /// <summary>The columns of what is no terminal.</summary>
    public const int UsualWidth = 100;

    public static ReportStyle Usual { get; } = new();

    /// <summary>True for all that is known; otherwise for what fits one screen.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>True for the verdict and errors only.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>True if a terminal shows colours.</summary>
    public bool IsColored { get; init; }

    /// <summary>True if sentences go on in the next line; otherwise a line is a sentence, for programs.</summary>
    public bool Wraps { get; init; }

    /// <summary>Columns of the screen; longer lines are cut, unless the report is verbose.</summary>
    public int Width { get; init; } = UsualWidth;
}
