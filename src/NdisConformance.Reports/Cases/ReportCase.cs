using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A scenario of a driver, or something else that can go wrong, as formats for test results have it.</summary>
internal sealed record ReportCase
{
    public required string Name { get; init; }

    public required CaseOutcome Outcome { get; init; }

    /// <summary>What kind of end it is, as <c>SGDMA-FREE-002</c>, <c>crash</c> or <c>snapshot-changed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>A few words on what it is about.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Why it did not pass, in one line; empty if it passed.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>All that is known of that, in lines; empty if nothing more is.</summary>
    public string Details { get; init; } = string.Empty;

    /// <summary>The functions of the driver that it happened in, as <c>at FUNCTION in FILE:line LINE</c>.</summary>
    public IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>What else was found, in lines.</summary>
    public string More { get; init; } = string.Empty;

    /// <summary>Everything in lines, the functions behind what happened in them.</summary>
    public string Whole => Lines(Details, string.Join('\n', Stack.Select(line => "   " + line)), More);

    /// <summary>Everything but the functions.</summary>
    public string WithoutStack => Lines(Details.Length > 0 ? Details : Message, More);

    /// <summary>The line of the driver that it is about; null if none is known.</summary>
    public DriverFrame? Place { get; init; }

    /// <summary>What was noted and changes nothing, in lines: advice, waived findings, notes.</summary>
    public string Notes { get; init; } = string.Empty;

    public MeasuredTime? Time { get; init; }

    /// <summary>True if the run does not end with success because of it.</summary>
    public bool IsBad => Outcome is CaseOutcome.Failed or CaseOutcome.Error;

    private static string Lines(params IEnumerable<string> parts)
        => string.Join('\n', parts.Where(part => part.Length > 0));
}
