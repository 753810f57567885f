using System.Collections.Concurrent;
using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// Compares traces with the snapshots in a folder: <c>plugin/driver/group/scenario.verified.txt</c>. A trace that
/// differs is written to <c>.received.txt</c> beside it.
/// </summary>
public sealed class SnapshotStore(string folder)
{
    private readonly ConcurrentDictionary<string, bool> _compared = new(StringComparer.Ordinal);

    public string Folder { get; } = Path.GetFullPath(folder);

    public SnapshotFiles Files(SnapshotKey key) => new(Folder, key);

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
        string? verified = files.ReadVerified();
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
        => [.. Keys(SnapshotFiles.VerifiedEnding)
            .Where(key => string.Equals(key.Plugin, plugin, StringComparison.Ordinal))
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
            return new SnapshotResult
            {
                State = SnapshotState.Changed,
                Path = key.Path,
                Changes = [$"the accepted file cannot be read: {exception.Message}"],
            };
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

    private List<SnapshotKey> Keys(string ending)
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(Folder, "*" + ending, SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(SnapshotFiles.BrokenEnding, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^ending.Length])
            .Order(StringComparer.Ordinal)
            .Select(SnapshotKey.Parse)
            .OfType<SnapshotKey>()];
    }
}
