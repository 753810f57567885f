namespace NdisConformance.Runner;

/// <summary>How an order went.</summary>
internal enum WorkerAnswerKind
{
    /// <summary>The worker is there; the answer to no order.</summary>
    Ready,

    Done,

    /// <summary>The plugin, or the driver, cannot be loaded.</summary>
    Refused,

    /// <summary>The harness failed.</summary>
    Failed,

    /// <summary>Somebody called Environment.Exit; the answer to no order.</summary>
    Exiting,
}
