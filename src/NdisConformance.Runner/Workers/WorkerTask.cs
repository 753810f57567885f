namespace NdisConformance.Runner;

/// <summary>What a worker can be asked for.</summary>
internal enum WorkerTask
{
    /// <summary>Load the plugin.</summary>
    Open,

    /// <summary>Find out how the scenarios of the plugin are kept apart.</summary>
    Isolation,

    /// <summary>Create a driver, to see whether that works.</summary>
    Check,

    /// <summary>Run a driver through a scenario.</summary>
    Run,

    /// <summary>Repeat runs to find out where in the driver their rules were broken.</summary>
    Locate,

    /// <summary>Run a scenario once and give all of its trace.</summary>
    Trace,

    /// <summary>Go on with the exit that was announced.</summary>
    Exit,
}
