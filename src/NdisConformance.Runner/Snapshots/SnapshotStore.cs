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
    private const string AnotherFolder = "give the folder that holds the snapshots, or a path at which one can be made";

    // Plugin, driver and group are folders. Links may lead back, so that there could be folders without end.
    private static readonly EnumerationOptions Depth = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 3,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    private readonly ConcurrentDictionary<string, bool> _compared = new(StringComparer.Ordinal);
    private readonly SnapshotFolder _folder = new(Path.GetFullPath(folder));
    private SnapshotFailure? _failure;

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
        if (!_compared.TryAdd(key.Path, true))
        {
            throw new InvalidOperationException($"{key.Path} is verified twice in one run");
        }

        try
        {
            return _failure is null ? CompareOnce(key, text, hurdles, isComplete) : SnapshotResult.NotCompared;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(exception);
            return SnapshotResult.NotCompared;
        }
    }

    private SnapshotResult CompareOnce(
        SnapshotKey key, string text, IReadOnlyList<string> hurdles, bool isComplete)
    {
        _folder.Check();
        SnapshotFiles files = Files(key);
        string received = SnapshotFiles.Normal(text);
        string? verified = files.IsVerified(received) ? received : files.ReadVerified();
        if (string.Equals(verified, received, StringComparison.Ordinal))
        {
            files.DeleteReceived();
            return new SnapshotResult { State = SnapshotState.Equal, Path = key.Path };
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

    /// <summary>Snapshots of a plugin that no scenario of these drivers produces.</summary>
    public IReadOnlyList<string> Dangling(
        string plugin, IReadOnlySet<string> drivers, IReadOnlySet<string> scenarios)
    {
        try
        {
            _folder.Check();
            return [.. Keys(SnapshotFiles.VerifiedEnding)
                .Where(key => string.Equals(key.Plugin, plugin, StringComparison.Ordinal))
                .Where(key => !drivers.Contains(key.Driver) || !scenarios.Contains(key.Scenario))
                .Select(key => key.Path)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(exception);
            return [];
        }
    }

    /// <summary>The snapshots that have a received file, in ordinal order.</summary>
    public IReadOnlyList<SnapshotKey> Received() => Keys(SnapshotFiles.ReceivedEnding);

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

        return [.. Directory.EnumerateFiles(Folder, "*" + ending, Depth)
            .Where(file => !file.EndsWith(SnapshotFiles.BrokenEnding, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^ending.Length])
            .Order(StringComparer.Ordinal)
            .Select(SnapshotKey.Parse)
            .OfType<SnapshotKey>()];
    }
}
