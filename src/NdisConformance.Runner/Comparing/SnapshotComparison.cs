using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Compares snapshot files, or all snapshots in two folders.</summary>
public static class SnapshotComparison
{
    private const string Remedy = "give a snapshot that `run` or `accept` wrote";

    /// <param name="left">The old side: a snapshot, or a folder of snapshots.</param>
    /// <param name="right">The new side: the same.</param>
    /// <param name="takesReceived">True to take received snapshots of a folder before accepted ones.</param>
    /// <exception cref="ConfigurationException">A path does not exist, or a file is no snapshot.</exception>
    public static Comparison Compare(string left, string right, bool takesReceived = false)
    {
        Check(left);
        Check(right);
        bool isFolder = Directory.Exists(left);
        if (isFolder != Directory.Exists(right))
        {
            throw new ConfigurationException($"{Quoted.Path(isFolder ? left : right)} is a folder and "
                + $"{Quoted.Path(isFolder ? right : left)} is none; give two snapshot files or two folders");
        }

        if (!isFolder)
        {
            return new Comparison([Pair(Path.GetFileName(right), Read(left), Read(right))])
            {
                Sources = [$"A is {left}", $"B is {right}"],
            };
        }

        ComparedFolder leftFolder = new(left, takesReceived);
        ComparedFolder rightFolder = new(right, takesReceived);
        IReadOnlyDictionary<string, string> leftFiles = leftFolder.Files;
        IReadOnlyDictionary<string, string> rightFiles = rightFolder.Files;
        return new Comparison(
        [
            .. leftFiles.Keys.Union(rightFiles.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => !leftFiles.TryGetValue(name, out string? first) ? Alone(name, PairState.OnlyInB)
                    : !rightFiles.TryGetValue(name, out string? second) ? Alone(name, PairState.OnlyInA)
                    : Pair(name, Read(first), Read(second))),
        ])
        {
            Sources = [$"A is {leftFolder}", $"B is {rightFolder}"],
        };
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
            return SnapshotReader.Read(InputFile.Read(file, InputFile.LongestSnapshot));
        }
        catch (FormatException exception)
        {
            throw new ConfigurationException($"{Quoted.Path(file)}: {exception.Message}; {Remedy}");
        }
        catch (ConfigurationException exception)
        {
            throw new ConfigurationException($"{exception.Message}; {Remedy}");
        }
    }

    private static void Check(string path)
    {
        if (GivenText.PathFault(path) is { } fault)
        {
            throw new ConfigurationException($"a path to compare {fault}; give two snapshot files or two folders");
        }

        if (!InputFile.IsThere(path))
        {
            throw new ConfigurationException($"there is no file or folder {Quoted.Path(path)}, so that it "
                + "cannot be compared; give two snapshot files or two folders");
        }
    }
}
