namespace NdisConformance.Runner;

/// <summary>The snapshot folder is not what it was when the run began.</summary>
internal sealed class SnapshotFolderException() : IOException("the snapshot folder was removed or replaced");
