using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Reads the source files of drivers that findings name.</summary>
public static class SourceFiles
{
    private const long Longest = 4L << 20;

    /// <summary>
    /// The lines of those files that lie below a folder, by their names. A file that is missing, or no text, is left
    /// out; so is one elsewhere, for the symbols of a plugin can name any file.
    /// </summary>
    /// <param name="drivers">The drivers.</param>
    /// <param name="root">The folder from which the files are named.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(
        IReadOnlyList<DriverResult> drivers, string root)
    {
        Dictionary<string, IReadOnlyList<string>> sources = new(StringComparer.Ordinal);
        SourceRoot folder = new(root);
        foreach (string file in drivers
            .SelectMany(driver => driver.Mistakes.Concat(GroupFold.Of(driver.Robustness)))
            .SelectMany(mistake => Frames(mistake.Finding))
            .Select(frame => frame.File)
            .Where(file => file.Length > 0 && !file.Contains('\0'))
            .Distinct(StringComparer.Ordinal))
        {
            if (folder.PathOf(file) is { } path && TryRead(path) is { } lines)
            {
                sources.Add(file, lines);
            }
        }

        return sources;
    }

    private static IEnumerable<DriverFrame> Frames(FindingResult finding)
        => (finding.Place?.Stack ?? []).Take(1).Concat(finding.MadeStack.Take(1));

    private static string[]? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? InputFile.Read(path, Longest).ReplaceLineEndings("\n").Split('\n') : null;
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }
}
