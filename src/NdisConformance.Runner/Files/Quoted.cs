using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>Text that a user gave, as messages repeat it: in quotes, short, and without control characters.</summary>
public static class Quoted
{
    // Longer than any ID, and a message stays readable. A path is of no use without its end.
    private const int Longest = 80;
    private const int LongestPath = 500;

    public static string Of(string text) => Of(text, Longest);

    public static string Path(string path) => Of(path, LongestPath);

    private static string Of(string text, int longest) => text.Length > longest
        ? $"'{DriverText.Escape(text[..longest])}...'"
        : $"'{DriverText.Escape(text)}'";
}
