namespace NdisConformance.Results;

/// <summary>The run of a trace, as its first line has it: all that the rules need besides the events.</summary>
public sealed record TraceRunDocument
{
    public required string Name { get; init; }

    public required string Profile { get; init; }

    /// <summary>Version of the host: <c>6.30</c>.</summary>
    public required string Ndis { get; init; }

    public required string Variation { get; init; }

    /// <summary>True if advice counts like a violation.</summary>
    public required bool Strict { get; init; }

    /// <summary>True if headers had to be exactly those of the declared version.</summary>
    public required bool StrictHeaders { get; init; }

    /// <summary>The call that the host let fail, in a scenario about such a failure; empty in all others.</summary>
    public required string FailedCall { get; init; }

    public static TraceRunDocument Of(RunTrace trace) => new()
    {
        Name = trace.Run.Name,
        Profile = trace.Run.Profile,
        Ndis = trace.Run.Ndis,
        Variation = trace.Run.Variation,
        Strict = trace.Settings.Strict,
        StrictHeaders = trace.Settings.StrictHeaders,
        FailedCall = trace.Settings.FailedCall,
    };
}
