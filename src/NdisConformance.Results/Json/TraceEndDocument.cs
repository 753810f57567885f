namespace NdisConformance.Results;

/// <summary>The last line of a trace as JSON lines: a trace without it is torn.</summary>
public sealed record TraceEndDocument
{
    /// <summary>How many events stand between the first line and this one.</summary>
    public required long Events { get; init; }

    /// <summary>
    /// The verdict on the run. A crash and a hang are seen by the harness and not by rules, so that who judges the
    /// trace again takes them from here.
    /// </summary>
    public required string Verdict { get; init; }

    /// <summary>Describes a crash, a hang or a harness error; empty otherwise.</summary>
    public required string Message { get; init; }

    /// <summary>The functions of the driver that were running then, the innermost first.</summary>
    public required IReadOnlyList<string> Stack { get; init; }

    /// <summary>Why the driver did not get as far as the scenario needs; empty if it did.</summary>
    public required string Stopped { get; init; }

    public static TraceEndDocument Of(RunTrace trace) => new()
    {
        Events = trace.Lines.Count,
        Verdict = KebabCase.Of(trace.Run.Verdict),
        Message = trace.Run.Message,
        Stack = trace.Run.Stack,
        Stopped = trace.Run.Stopped,
    };
}
