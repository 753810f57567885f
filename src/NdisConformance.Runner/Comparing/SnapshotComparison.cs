using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Compares snapshot files, or all snapshots in two folders.</summary>
public static class SnapshotComparison
{
    private static readonly string[] Endings = [SnapshotFiles.VerifiedEnding, SnapshotFiles.ReceivedEnding];

    /// <exception cref="ConfigurationException">A path does not exist or is no snapshot.</exception>
    public static IReadOnlyList<ComparedPair> Compare(string left, string right)
    {
        if (File.Exists(left) && File.Exists(right))
        {
            return [Pair(Path.GetFileName(right), left, right)];
        }

        if (!Directory.Exists(left) || !Directory.Exists(right))
        {
            throw new ConfigurationException(
                $"'{(Directory.Exists(left) ? right : left)}' cannot be compared; "
                + "give two snapshot files or two folders");
        }

        SortedDictionary<string, string> leftFiles = Files(left);
        SortedDictionary<string, string> rightFiles = Files(right);
        return [.. leftFiles.Keys.Union(rightFiles.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => !leftFiles.TryGetValue(name, out string? first) ? new ComparedPair(name, "B", null)
                : !rightFiles.TryGetValue(name, out string? second) ? new ComparedPair(name, "A", null)
                : Pair(name, first, second))];
    }

    /// <summary>Compares two traces, whatever plugin they come from.</summary>
    public static SnapshotDifference Compare(Snapshot left, Snapshot right)
        => SnapshotDiff.Compare(
            left with { Header = right.Header, Lines = [right.Lines[0], .. left.Lines.Skip(1)] }, right);

    private static ComparedPair Pair(string name, string left, string right)
        => new(name, string.Empty, Compare(Read(left), Read(right)));

    private static Snapshot Read(string file)
    {
        try
        {
            return SnapshotReader.Read(File.ReadAllText(file));
        }
        catch (FormatException exception)
        {
            throw new ConfigurationException($"{file}: {exception.Message}");
        }
    }

    // Where a snapshot was accepted and received too, what was received is the newer one.
    private static SortedDictionary<string, string> Files(string folder)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string ending in Endings)
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*" + ending, SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(SnapshotFiles.BrokenEnding, StringComparison.Ordinal)))
            {
                files[Path.GetRelativePath(folder, file).Replace('\\', '/')[..^ending.Length]] = file;
            }
        }

        return files;
    }
}
