using NdisConformance.Reports;

namespace NdisConformance.Cli;

/// <summary>The terminal that standard output goes to.</summary>
internal static class Terminal
{
    private const int Narrowest = 40;

    /// <summary>How reports are written.</summary>
    public static ReportStyle Style(bool isVerbose = false) => new()
    {
        IsVerbose = isVerbose,
        Width = Width ?? ReportStyle.UsualWidth,
        Wraps = Width is not null,
    };

    /// <summary>Its columns; null if there is none, or it does not say.</summary>
    private static int? Width
    {
        get
        {
            try
            {
                return !Console.IsOutputRedirected && Console.WindowWidth >= Narrowest ? Console.WindowWidth : null;
            }
            catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
            {
                return null;
            }
        }
    }
}
