using System.Collections.Concurrent;
using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// Compares traces with the snapshots in a folder: <c>plugin/driver/group/scenario.verified.txt</c>. A trace that
/// differs is written to <c>.received.txt</c> beside it, with the verdict on its run in a file of its own.
/// </summary>
public sealed class SnapshotStore
{
    /// <summary>How the one change of a snapshot begins that cannot be read.</summary>
    public const string Unreadable = "the accepted file cannot be read: ";

    // plugin/driver/group
    private const int Depth = 3;

    private readonly HashSet<string> _plugins = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _compared = new(StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">There can be no such folder.</exception>
    public SnapshotStore(string folder)
    {
        Folder = (GivenText.PathFault(folder) ?? GivenText.FolderFault(folder)) is { } fault
            ? throw new ConfigurationException(
                $"the snapshot folder {Quoted.Path(folder)} {fault}; give another folder, or remove what is in the way")
            : Path.GetFullPath(folder);
    }

    public string Folder { get; }

    /// <summary>Says that the snapshots of a plugin are about to be compared.</summary>
    /// <exception cref="ConfigurationException">Those of another one with this name were.</exception>
    public void Claim(string plugin)
    {
        if (!_plugins.Add(plugin))
        {
            throw new ConfigurationException($"two plugins are called {Quoted.Of(plugin)}, so that their snapshots "
                + "would have the same names; give one of them at a time");
        }
    }

    /// <exception cref="ConfigurationException">The name of plugin or driver is no name for a folder.</exception>
    public SnapshotFiles Files(SnapshotKey key) => key.IsBelowItsFolder
        ? new SnapshotFiles(Folder, key)
        : throw new ConfigurationException(
            $"{Quoted.Of(key.Path)} is no place for a snapshot; give plugin and driver names that can name folders");

    /// <summary>
    /// Compares a trace with its snapshot. Writes the received file, or deletes it if equal. Several threads may call
    /// it at once.
    /// </summary>
    /// <param name="key">The snapshot.</param>
    /// <param name="text">The trace.</param>
    /// <param name="hurdles">The reasons against accepting the trace, in words; with any, it takes --force.</param>
    /// <param name="isComplete">
    /// False if the driver never got as far as the scenario needs: such a trace is no new snapshot.
    /// </param>
    public SnapshotResult Compare(
        SnapshotKey key, string text, IReadOnlyList<string> hurdles, bool isComplete = true)
    {
        MeetOnce(key);
        SnapshotFiles files = Files(key);
        string received = SnapshotFiles.Normal(text);
        string? verified;
        try
        {
            verified = files.ReadVerified();
        }
        catch (ConfigurationException exception)
        {
            files.WriteReceived(received, hurdles);
            return Damaged(key, exception.Message);
        }

        if (string.Equals(verified, received, StringComparison.Ordinal))
        {
            return Equal(files);
        }

        if (verified is null && !isComplete)
        {
            files.DeleteReceived();
            return SnapshotResult.NotCompared;
        }

        files.WriteReceived(received, hurdles);
        return verified is null
            ? new SnapshotResult { State = SnapshotState.New, Path = key.Path }
            : Changed(key, verified, received);
    }

    /// <summary>The trace is the accepted one. Deletes the received file.</summary>
    public SnapshotResult Same(SnapshotKey key)
    {
        MeetOnce(key);
        return Equal(Files(key));
    }

    /// <summary>Snapshots of a plugin that no scenario of these drivers produces.</summary>
    public IReadOnlyList<string> Dangling(
        string plugin, IReadOnlySet<string> drivers, IReadOnlySet<string> scenarios)
        => [.. Keys(SnapshotFiles.VerifiedEnding, plugin)
            .Where(key => !drivers.Contains(key.Driver) || !scenarios.Contains(key.Scenario))
            .Select(key => key.Path)];

    /// <summary>The snapshots that have a received file, in ordinal order.</summary>
    public IReadOnlyList<SnapshotKey> Received() => Keys(SnapshotFiles.ReceivedEnding);

    private static SnapshotResult Equal(SnapshotFiles files)
    {
        files.DeleteReceived();
        return new SnapshotResult { State = SnapshotState.Equal, Path = files.Key.Path };
    }

    private void MeetOnce(SnapshotKey key)
    {
        if (!_compared.TryAdd(key.Path, true))
        {
            throw new InvalidOperationException($"{key.Path} is verified twice in one run");
        }
    }

    private static SnapshotResult Changed(SnapshotKey key, string verified, string received)
    {
        SnapshotDifference difference;
        try
        {
            difference = SnapshotDiff.Compare(SnapshotReader.Read(verified), SnapshotReader.Read(received));
        }
        catch (FormatException exception)
        {
            return Damaged(key, exception.Message);
        }

        List<string> changes = [.. difference.Changes.Select(change => change.Text)];
        return new SnapshotResult
        {
            State = SnapshotState.Changed,
            Path = key.Path,
            Changes = changes.Count > 0 ? changes : ["only the form of the text differs"],
            View = difference.View,
        };
    }

    private static SnapshotResult Damaged(SnapshotKey key, string why) => new()
    {
        State = SnapshotState.Changed,
        Path = key.Path,
        Changes = [Unreadable + why],
    };

    private List<SnapshotKey> Keys(string ending, string plugin = "")
        => [.. FileTree.Find(Path.Combine(Folder, plugin), ending, plugin.Length == 0 ? Depth : Depth - 1)
            .Where(file => !file.EndsWith(SnapshotFiles.VerdictEnding, StringComparison.Ordinal))
            .Select(file => SnapshotKey.Parse((plugin.Length == 0 ? file : $"{plugin}/{file}")[..^ending.Length]))
            .OfType<SnapshotKey>()
            .OrderBy(key => key.Path, StringComparer.Ordinal)];
}
