using System.Text;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>Checks texts and paths that a user gave, on the command line or in the configuration.</summary>
public static class GivenText
{
    // What Linux takes; Windows takes less by default, and says so when the path is used.
    private const int LongestPath = 4095;
    private const int LongestName = 255;

    /// <summary>What is wrong with a text, as <c>is blank</c>; null if nothing.</summary>
    public static string? Fault(string text)
        => text.All(c => char.IsWhiteSpace(c) || DriverText.IsInvisible(c)) ? "is blank"
            : text.Any(char.IsControl) ? $"has a control character: {Quoted.Of(text)}"
            : null;

    /// <summary>What is wrong with a path, whatever lies there; null if nothing.</summary>
    public static string? PathFault(string path)
        => Fault(path)
            ?? (path.Length > LongestPath || path.Split('/', '\\').Any(IsTooLong)
                ? $"is too long for a path: {Quoted.Of(path)}"
                : null);

    /// <summary>What keeps a path from being a folder, or from becoming one; null if nothing.</summary>
    public static string? FolderFault(string path)
    {
        string full = Path.GetFullPath(path);
        for (string? part = full; part is not null && !Directory.Exists(part); part = Path.GetDirectoryName(part))
        {
            // Another thread may have made the folder since the loop looked.
            if (InputFile.IsThere(part) && !Directory.Exists(part))
            {
                return part == full ? "is no folder" : $"cannot be a folder, because {Quoted.Path(part)} is none";
            }
        }

        return null;
    }

    private static bool IsTooLong(string name)
        => name.Length > LongestName || Encoding.UTF8.GetByteCount(name) > LongestName;
}
