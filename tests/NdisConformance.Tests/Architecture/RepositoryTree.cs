namespace NdisConformance.Tests.Architecture;

/// <summary>The checkout that these tests were built from, found upwards from the test's directory.</summary>
internal static class RepositoryTree
{
    private const string SolutionName = "NdisConformance.sln";

    // What tools leave behind; none of it is ours.
    private static readonly HashSet<string> ForeignFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".vscode", ".idea",
    };

    public static string Root { get; } = FindRoot();

    public static string SolutionFile => Path.Combine(Root, SolutionName);

    public static IEnumerable<string> Files(params string[] extensions) =>
        Files(new DirectoryInfo(Root))
            .Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal);

    /// <summary>The path from the root with forward slashes, as it is written in tables and messages.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Files(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            yield return file.FullName;
        }

        foreach (var inner in folder.EnumerateDirectories().Where(inner => !ForeignFolders.Contains(inner.Name)))
        {
            foreach (var file in Files(inner))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionName)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No {SolutionName} above {AppContext.BaseDirectory}.");
    }
}
