using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// A form of report, as <c>--format</c> and <c>--report</c> name it. A format is one class: it implements
/// <see cref="IReportOf{T}"/> for each kind of result that it can write, and is registered in the composition of the
/// tool. One that can write a <see cref="RunReport"/> is a kind of <c>--report</c>.
/// </summary>
public interface IReportFormat
{
    /// <summary>The value of <c>--format</c>, and the kind of <c>--report</c>.</summary>
    string Name { get; }

    /// <summary>A few words for the help.</summary>
    string Description { get; }

    /// <summary>True if the report needs standard output for itself; progress then goes to standard error.</summary>
    bool IsDocument { get; }

    /// <summary>What the report of a run needs beyond the results; nothing by default.</summary>
    ReportNeeds Needs => ReportNeeds.None;

    /// <summary>Writes what takes the place of a report if there is no result; nothing by default.</summary>
    void WriteError(TextWriter output, ExitCode exitCode, string message)
    {
    }
}
