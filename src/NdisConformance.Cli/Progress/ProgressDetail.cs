namespace NdisConformance.Cli;

/// <summary>How much of the progress is shown.</summary>
internal enum ProgressDetail
{
    None,

    /// <summary>A line or a bar for each driver.</summary>
    Drivers,

    /// <summary>A line for each scenario as well.</summary>
    Scenarios,
}
