using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>What the report of a run needs and costs time to get.</summary>
[Flags]
public enum ReportNeeds
{
    None = 0,

    /// <summary><see cref="RunReport.Traces"/>: what failed is run once more.</summary>
    Traces = 1,

    /// <summary><see cref="RunReport.Plugins"/>: each file of the plugins is read.</summary>
    PluginFiles = 2,

    /// <summary>Traces of runs that passed as well, one for each mistake.</summary>
    Neighbours = 4,

    /// <summary><see cref="RunReport.Sources"/>: source files below the source root are read.</summary>
    Sources = 8,
}
