namespace NdisConformance.Trace;

/// <summary>How two snapshots differ in one place.</summary>
public enum SnapshotChangeKind
{
    /// <summary>The snapshots are of different scenarios, plugins or drivers.</summary>
    Header,

    /// <summary>The same event stands at another place in the order.</summary>
    Moved,

    Added,

    Removed,

    /// <summary>The same event with another argument or result.</summary>
    Arguments,

    /// <summary>The same event on another processor, at another IRQL, inside something else.</summary>
    Surroundings,

    /// <summary>Objects that were only born in another order.</summary>
    Renumbered,

    /// <summary>The same events at another virtual time.</summary>
    Time,
}
