namespace NdisConformance.Cli;

/// <summary>The terminal that standard output goes to.</summary>
internal static class Terminal
{
    private const int Narrowest = 40;

    /// <summary>Its columns; null if there is none, or it does not say.</summary>
    public static int? Width
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
