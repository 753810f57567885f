namespace NdisConformance.Results;

/// <summary>Why snapshots were not compared, or not all of them.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="ExitCode">What the tool ends with, unless something is worse.</param>
public sealed record SnapshotFailure(string Message, string Fix, ExitCode ExitCode);
