using System.Globalization;

namespace NdisConformance.Runner;

/// <summary>
/// A folder of snapshots, one of each name: the accepted one, or the received one where that is wanted.
/// </summary>
internal sealed class ComparedFolder
{
    private readonly string _folder;
    private readonly int _accepted;
    private readonly int _received;
    private readonly int _leftOut;

    public ComparedFolder(string folder, bool takesReceived)
    {
        _folder = folder;
        SortedDictionary<string, string> accepted = Find(SnapshotFiles.VerifiedEnding);
        SortedDictionary<string, string> received = Find(SnapshotFiles.ReceivedEnding);
        foreach ((string name, string path) in takesReceived ? received : [])
        {
            accepted[name] = path;
        }

        Files = accepted;
        _received = takesReceived ? received.Count : 0;
        _accepted = accepted.Count - _received;
        _leftOut = received.Count - _received;
    }

    /// <summary>The paths by the names of the snapshots.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The folder, and what was read there, in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_folder}; accepted snapshots: {_accepted}{(_received > 0 ? $", received: {_received}" : string.Empty)}")
        + (_leftOut == 0 ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $"; received and left out: {_leftOut}, --received takes them"));

    private SortedDictionary<string, string> Find(string ending) => new(
        FileTree.Find(_folder, ending)
            .Where(file => !file.EndsWith(SnapshotFiles.VerdictEnding, StringComparison.Ordinal))
            .ToDictionary(
                file => file[..^ending.Length], file => Path.Combine(_folder, file), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
