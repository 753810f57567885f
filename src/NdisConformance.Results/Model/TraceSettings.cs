using NdisConformance.Contract;

namespace NdisConformance.Results;

/// <summary>How the rules judged a trace, as far as the run does not say: with it they can judge it again.</summary>
public sealed record TraceSettings
{
    /// <summary>The NDIS that the driver is written for.</summary>
    public NdisGeneration Generation { get; init; } = NdisGeneration.Ndis6;

    /// <summary>True if advice counts like a violation.</summary>
    public bool Strict { get; init; }

    /// <summary>True if headers had to be exactly those of the declared version.</summary>
    public bool StrictHeaders { get; init; }

    /// <summary>
    /// The call that the host let fail, in a scenario about such a failure; empty in all others. How far the driver got
    /// says nothing about it then.
    /// </summary>
    public string FailedCall { get; init; } = string.Empty;
}
