using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Makes received files the accepted ones. Runs nothing.</summary>
public static class SnapshotAccepter
{
    /// <param name="store">The snapshot folder.</param>
    /// <param name="isMeant">True for the snapshots to accept.</param>
    /// <param name="force">True to accept traces of runs that broke a rule as well.</param>
    public static AcceptResult Accept(SnapshotStore store, Func<SnapshotKey, bool> isMeant, bool force)
    {
        List<string> accepted = [];
        List<RefusedSnapshot> refused = [];
        foreach (SnapshotKey key in store.Received().Where(isMeant))
        {
            SnapshotFiles files = store.Files(key);
            if (File.Exists(files.Hurdles) && !force)
            {
                refused.Add(new RefusedSnapshot(key.Path, File.ReadAllLines(files.Hurdles)));
                continue;
            }

            files.Promote();
            accepted.Add(key.Path);
        }

        return new AcceptResult(accepted, refused);
    }
}
