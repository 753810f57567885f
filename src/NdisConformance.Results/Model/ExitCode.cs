namespace NdisConformance.Results;

/// <summary>What the tool ends with. 0 to 8 mean what they mean in Microsoft.Testing.Platform.</summary>
public enum ExitCode
{
    /// <summary>Conformant, and the snapshots are equal.</summary>
    Success = 0,

    /// <summary>The harness failed, an output could not be written, or selftest missed a faulty miniport.</summary>
    HarnessFailed = 1,

    /// <summary>A MUST rule was violated, or the plugin crashed or hung.</summary>
    NotConformant = 2,

    Cancelled = 3,

    PluginNotLoaded = 4,

    /// <summary>Bad command line, configuration or input file.</summary>
    BadInput = 5,

    NothingMatched = 8,

    /// <summary>A snapshot is missing or differs; nothing worse.</summary>
    SnapshotsDiffer = 20,

    /// <summary>A waiver is expired or not needed.</summary>
    IdleWaiver = 21,

    /// <summary>The driver never did what a miniport is for, or too little was exercised for a verdict.</summary>
    Inconclusive = 22,

    /// <summary>Shards of a run are missing.</summary>
    MissingShard = 25,
}
