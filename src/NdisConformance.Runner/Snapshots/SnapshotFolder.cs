using System.Collections.Frozen;

namespace NdisConformance.Runner;

/// <summary>The folder of the snapshots, which somebody may remove or replace during a run.</summary>
/// <param name="path">Its full path.</param>
internal sealed class SnapshotFolder(string path)
{
    private volatile bool _wasThere;
    private string? _link;
    private FrozenSet<string> _accepted = [];

    public string Path { get; } = path;

    /// <summary>False if the folder was there and is gone or is another one, or if a file took its place.</summary>
    public bool IsSound => _wasThere ? Directory.Exists(Path) && LinkTarget() == _link : !File.Exists(Path);

    /// <summary>Notes what is there before a run.</summary>
    /// <param name="accepted">The accepted snapshots.</param>
    public void Begin(IReadOnlyList<SnapshotKey> accepted)
    {
        _accepted = accepted.Select(key => key.Path).ToFrozenSet(StringComparer.Ordinal);
        if (Directory.Exists(Path))
        {
            Exists();
        }
    }

    /// <summary>The folder is there, perhaps since now.</summary>
    public void Exists()
    {
        if (!_wasThere)
        {
            _link = LinkTarget();
            _wasThere = true;
        }
    }

    /// <exception cref="SnapshotFolderException">The folder was removed or replaced.</exception>
    public void Check()
    {
        if (!IsSound)
        {
            throw new SnapshotFolderException();
        }
    }

    /// <summary>A snapshot is not there.</summary>
    /// <exception cref="SnapshotFolderException">It was there when the run began.</exception>
    public void CheckMissing(SnapshotKey key)
    {
        if (_accepted.Contains(key.Path))
        {
            throw new SnapshotFolderException();
        }
    }

    private string? LinkTarget() => new DirectoryInfo(Path).LinkTarget;
}
