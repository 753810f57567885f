using NdisConformance.Reports;
using Spectre.Console;

namespace NdisConformance.Cli;

/// <summary>The terminal that standard output goes to.</summary>
internal static class Terminal
{
    private const int Narrowest = 40;

    /// <summary>How reports are written.</summary>
    public static ReportStyle Style(bool isVerbose = false, bool isQuiet = false) => new()
    {
        IsVerbose = isVerbose,
        IsQuiet = isQuiet,
        IsColored = IsColored(Console.IsOutputRedirected),
        Width = Width ?? ReportStyle.UsualWidth,
        Wraps = Width is not null,
    };

    /// <summary>
    /// True if text is to have colours: on a terminal, unless NO_COLOR is set; always, if FORCE_COLOR is set.
    /// </summary>
    /// <param name="isRedirected">True if the text goes to no terminal.</param>
    public static bool IsColored(bool isRedirected) => Environment.GetEnvironmentVariable("FORCE_COLOR") switch
    {
        "0" or "false" => false,
        { Length: > 0 } => true,
        _ => !isRedirected
            && Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
            && Environment.GetEnvironmentVariable("TERM") != "dumb"
            && (!OperatingSystem.IsWindows() || AnsiConsole.Profile.Capabilities.Ansi),
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
