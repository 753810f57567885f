using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Makes received files the accepted ones. Runs nothing.</summary>
public static class SnapshotAccepter
{
    /// <param name="store">The snapshot folder.</param>
    /// <param name="isMeant">True for the snapshots to accept.</param>
    /// <param name="force">True to accept traces of runs that broke a rule as well; never one that is damaged.</param>
    /// <exception cref="ConfigurationException">There is no such folder.</exception>
    public static AcceptResult Accept(SnapshotStore store, Func<SnapshotKey, bool> isMeant, bool force)
    {
        if (!Directory.Exists(store.Folder))
        {
            throw new ConfigurationException($"there is no snapshot folder {Quoted.Path(store.Folder)}; "
                + "give the folder that `run --snapshots` wrote");
        }

        List<string> accepted = [];
        List<RefusedSnapshot> refused = [];
        foreach (SnapshotKey key in store.Received().Where(isMeant))
        {
            SnapshotFiles files = store.Files(key);
            ReceivedTrace received = files.ReadReceived();
            if (received.Damage is { } damage)
            {
                refused.Add(new RefusedSnapshot(key.Path, [damage]) { IsDamaged = true });
            }
            else if (received.Hurdles.Count > 0 && !force)
            {
                refused.Add(new RefusedSnapshot(key.Path, received.Hurdles));
            }
            else
            {
                files.Promote(received.Text);
                accepted.Add(key.Path);
            }
        }

        return new AcceptResult(accepted, refused);
    }
}
