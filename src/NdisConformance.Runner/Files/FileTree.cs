using System.IO.Enumeration;

namespace NdisConformance.Runner;

/// <summary>The files below a folder.</summary>
internal static class FileTree
{
    /// <summary>
    /// Those whose names end so, with the path below the folder, which has <c>/</c>. Links to folders are not followed:
    /// they may lead in circles.
    /// </summary>
    /// <param name="folder">The folder; nothing is found if there is none.</param>
    /// <param name="ending">How the names end.</param>
    /// <param name="depth">How many folders deep to look.</param>
    /// <exception cref="ConfigurationException">A folder cannot be read.</exception>
    public static IReadOnlyList<string> Find(string folder, string ending, int depth = int.MaxValue)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        EnumerationOptions options = new()
        {
            RecurseSubdirectories = depth > 0,
            MaxRecursionDepth = depth,
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = false,
        };
        try
        {
            return [.. new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), options)
            {
                ShouldIncludePredicate = (ref entry) =>
                    !entry.IsDirectory && entry.FileName.EndsWith(ending, StringComparison.Ordinal),
                ShouldRecursePredicate = (ref entry) =>
                    (entry.Attributes & FileAttributes.ReparsePoint) == FileAttributes.None,
            }.Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"the folder {Quoted.Path(folder)} cannot be read: {exception.Message.TrimEnd('.')}");
        }
    }
}
