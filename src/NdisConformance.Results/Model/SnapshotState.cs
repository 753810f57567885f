namespace NdisConformance.Results;

/// <summary>How a trace compares with its snapshot.</summary>
public enum SnapshotState
{
    NotCompared,
    Equal,
    New,
    Changed,
}
