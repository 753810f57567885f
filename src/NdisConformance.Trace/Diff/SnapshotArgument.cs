namespace NdisConformance.Trace;

/// <summary>One argument, as a snapshot writes it.</summary>
public sealed record SnapshotArgument(string Name, string Value);
