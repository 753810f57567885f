using System.Security.Cryptography;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Reads which files a plugin has, for a statement of what was run.</summary>
public static class PluginFilesReader
{
    /// <summary>The files below the folder of a plugin.</summary>
    /// <param name="path">The folder of the plugin, or its .dll.</param>
    /// <returns>Null if they cannot be read: the run says why it cannot load such a plugin.</returns>
    public static PluginFiles? TryRead(string path)
    {
        try
        {
            string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
            return new PluginFiles
            {
                Plugin = PluginScanner.Scan(path).Name,
                Files =
                [
                    .. FileTree.Find(folder, string.Empty)
                        .Order(StringComparer.Ordinal)
                        .Select(name => new PluginFile(name, HashOf(Path.Combine(folder, name)))),
                ],
            };
        }
        catch (Exception exception)
            when (exception is PluginLoadException or ConfigurationException or IOException
                or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string HashOf(string file)
    {
        using FileStream stream = RegularFile.Open(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
