using System.Collections.Concurrent;

namespace NdisConformance.Runner;

/// <summary>The folder from which source files are named.</summary>
/// <param name="folder">The folder.</param>
internal sealed class SourceRoot(string folder)
{
    private static readonly char[] Separators = ['/', '\\'];

    // One mistake is found in hundreds of scenarios.
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly string _folder = WithSeparator(Path.GetFullPath(folder));

    /// <summary>
    /// The name of a file from the folder, with slashes. The symbols of a plugin that was built elsewhere name files
    /// that are not here, as <c>/_/src/Ring.cs</c> or <c>C:\Nic\src\Ring.cs</c>: they get
    /// the name of the file below the folder that has the longest end in common. Any other name stays as it is.
    /// </summary>
    /// <param name="file">The file as symbols name it.</param>
    public string NameOf(string file) => _names.GetOrAdd(
        file,
        given => given.StartsWith(_folder, StringComparison.Ordinal) ? given[_folder.Length..].Replace('\\', '/')
            : given.Length == 0 || given.Contains('\0') || File.Exists(given) ? given
            : EndOf(given) ?? given);

    /// <summary>The path of a file that is named from the folder; null if it lies elsewhere.</summary>
    public string? PathOf(string name)
        => Path.GetFullPath(name, _folder) is var path && path.StartsWith(_folder, StringComparison.Ordinal)
            ? path
            : null;

    private string? EndOf(string file)
    {
        string[] parts = file.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, parts.Length)
            .Select(skipped => PathOf(string.Join('/', parts.Skip(skipped))))
            .FirstOrDefault(File.Exists)?[_folder.Length..].Replace('\\', '/');
    }

    private static string WithSeparator(string path)
        => Path.EndsInDirectorySeparator(path) ? path : path + Path.DirectorySeparatorChar;
}
