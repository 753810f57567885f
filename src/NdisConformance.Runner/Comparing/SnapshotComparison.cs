using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Compares snapshot files, or all snapshots in two folders.</summary>
public static class SnapshotComparison
{
    private static readonly string[] Endings = [SnapshotFiles.VerifiedEnding, SnapshotFiles.ReceivedEnding];

    /// <exception cref="ConfigurationException">A path does not exist, or a file is no snapshot.</exception>
    public static Comparison Compare(string left, string right)
    {
        if (File.Exists(left) && File.Exists(right))
        {
            return new Comparison([Pair(Path.GetFileName(right), Read(left), Read(right))]);
        }

        if (!Directory.Exists(left) || !Directory.Exists(right))
        {
            throw new ConfigurationException(
                $"'{(Directory.Exists(left) ? right : left)}' cannot be compared; "
                + "give two snapshot files or two folders");
        }

        SortedDictionary<string, string> leftFiles = Files(left);
        SortedDictionary<string, string> rightFiles = Files(right);
        return new Comparison(
        [
            .. leftFiles.Keys.Union(rightFiles.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => !leftFiles.TryGetValue(name, out string? first) ? Alone(name, PairState.OnlyInB)
                    : !rightFiles.TryGetValue(name, out string? second) ? Alone(name, PairState.OnlyInA)
                    : Pair(name, Read(first), Read(second))),
        ]);
    }

    /// <summary>Compares two traces; their headers, which name plugin and driver, may differ.</summary>
    internal static ComparedPair Pair(string name, Snapshot left, Snapshot right)
    {
        SnapshotDifference difference = SnapshotDiff.Compare(
            left with { Header = right.Header, Lines = [right.Lines[0], .. left.Lines.Skip(1)] }, right);
        return new ComparedPair
        {
            Name = name,
            State = difference.IsEqual ? PairState.Equal
                : difference.IsEquivalent ? PairState.Equivalent
                : PairState.Changed,
            Changes = [.. difference.Changes.Select(change => change.Text)],
            View = difference.View,
        };
    }

    private static ComparedPair Alone(string name, PairState state) => new() { Name = name, State = state };

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

    // Of an accepted and a received file, the received one is newer.
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
