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

    private const string AnotherFolder = "give the folder that holds the snapshots, or a path at which one can be made";

    // plugin/driver/group
    private const int Depth = 3;

    private readonly ConcurrentDictionary<string, bool> _compared = new(StringComparer.Ordinal);
    private readonly SnapshotFolder _folder;
    private SnapshotFailure? _failure;

    /// <exception cref="ConfigurationException">There can be no such folder.</exception>
    public SnapshotStore(string folder)
    {
        _folder = (GivenText.PathFault(folder) ?? GivenText.FolderFault(folder)) is { } fault
            ? throw new ConfigurationException(
                $"the snapshot folder {Quoted.Path(folder)} {fault}; give another folder, or remove what is in the way")
            : new SnapshotFolder(Path.GetFullPath(folder));
    }

    public string Folder => _folder.Path;

    /// <summary>Why snapshots could not be compared any more; null while they can.</summary>
    public SnapshotFailure? Failure => _failure;

    /// <summary>Looks at the folder before a run.</summary>
    /// <exception cref="ConfigurationException">It is no folder, or it cannot be read.</exception>
    public void Begin()
    {
        try
        {
            _folder.Begin(Keys(SnapshotFiles.VerifiedEnding));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"the snapshot folder {Folder} cannot be used: {exception.Message}; {AnotherFolder}");
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
        return Try(() => CompareOnce(key, text, hurdles, isComplete), SnapshotResult.NotCompared);
    }

    /// <summary>The trace is the accepted one. Deletes the received file.</summary>
    public SnapshotResult Same(SnapshotKey key)
    {
        MeetOnce(key);
        return Try(() => Equal(Files(key)), SnapshotResult.NotCompared);
    }

    /// <summary>Snapshots of a plugin that no scenario of these drivers produces.</summary>
    public IReadOnlyList<string> Dangling(
        string plugin, IReadOnlySet<string> drivers, IReadOnlySet<string> scenarios)
        => Try<IReadOnlyList<string>>(
            () =>
            [
                .. Keys(SnapshotFiles.VerifiedEnding, plugin)
                    .Where(key => !drivers.Contains(key.Driver) || !scenarios.Contains(key.Scenario))
                    .Select(key => key.Path),
            ],
            []);

    /// <summary>The snapshots that have a received file, in ordinal order.</summary>
    public IReadOnlyList<SnapshotKey> Received() => Keys(SnapshotFiles.ReceivedEnding);

    private SnapshotResult CompareOnce(
        SnapshotKey key, string text, IReadOnlyList<string> hurdles, bool isComplete)
    {
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

        if (verified is null)
        {
            _folder.CheckMissing(key);
        }

        if (verified is null && !isComplete)
        {
            files.DeleteReceived();
            return SnapshotResult.NotCompared;
        }

        files.WriteReceived(received, hurdles);
        _folder.Exists();
        return verified is null
            ? new SnapshotResult { State = SnapshotState.New, Path = key.Path }
            : Changed(key, verified, received);
    }

    private static SnapshotResult Equal(SnapshotFiles files)
    {
        files.DeleteReceived();
        return new SnapshotResult { State = SnapshotState.Equal, Path = files.Key.Path };
    }

    /// <exception cref="ConfigurationException">The name of plugin or driver is no name for a folder.</exception>
    private void MeetOnce(SnapshotKey key)
    {
        _ = Files(key);
        if (!_compared.TryAdd(key.Path, true))
        {
            throw new InvalidOperationException($"{key.Path} is verified twice in one run");
        }
    }

    /// <summary>Does something in the folder; gives the other value once that has failed.</summary>
    private T Try<T>(Func<T> act, T otherwise)
    {
        if (_failure is not null)
        {
            return otherwise;
        }

        try
        {
            _folder.Check();
            return act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(exception);
            return otherwise;
        }
        catch (ConfigurationException exception)
        {
            // Behind the last semicolon stands what to do about it.
            int end = exception.Message.LastIndexOf("; ", StringComparison.Ordinal);
            (string message, string fix) = end < 0
                ? (exception.Message, AnotherFolder)
                : (exception.Message[..end], exception.Message[(end + 2)..]);
            Interlocked.CompareExchange(
                ref _failure, new SnapshotFailure(message, fix, ExitCode.BadInput), null);
            return otherwise;
        }
    }

    /// <summary>Notes why snapshots cannot be compared any more; the first reason counts.</summary>
    private void Fail(Exception exception) => Interlocked.CompareExchange(
        ref _failure,
        exception is SnapshotFolderException || !_folder.IsSound
            ? new SnapshotFailure(
                $"the snapshot folder {Folder}, or something in it, was removed or replaced while the plugins ran",
                "leave it alone until the run ends, restore it, and run again",
                ExitCode.BadInput)
            : new SnapshotFailure(
                $"the snapshots in {Folder} cannot be compared or written: {exception.Message}",
                "see that there is room, and that the user who runs the tool may write there",
                ExitCode.HarnessFailed),
        null);

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
