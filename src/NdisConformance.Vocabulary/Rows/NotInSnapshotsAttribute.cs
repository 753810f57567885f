namespace NdisConformance.Vocabulary;

/// <summary>
/// Snapshots leave the call out. Taking and releasing spin locks would be half of all lines, and says nothing of what a
/// driver does with NDIS.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotInSnapshotsAttribute : Attribute;
