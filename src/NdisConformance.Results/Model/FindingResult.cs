using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A broken rule, as data: a report looks up what the rule says by its ID.</summary>
public sealed record FindingResult
{
    /// <summary>ID of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's level, unless its text calls this case advice.</summary>
    public required RuleLevel Level { get; init; }

    /// <summary>True if the rule stands outside the verdict.</summary>
    public bool IsRobustness { get; init; }

    /// <summary>The object for which the rule was broken, as <c>sg#1</c>; empty if there is none.</summary>
    public required string Object { get; init; }

    /// <summary>The event that created the obligation; null if there is none.</summary>
    public Moment? Made { get; init; }

    public required Moment Broken { get; init; }

    /// <summary>
    /// The last call of the driver before that, or of a callback, that named the object; if none did, the last call of
    /// the driver. Null if the rule was broken by a call, or there is none.
    /// </summary>
    public Moment? Touched { get; init; }

    /// <summary>True if <see cref="Touched"/> names the object.</summary>
    public bool IsTouchedByName => Object.Length > 0 && Touched is not null && (Touched.Line + ",")
        .Split('(', ')', '[', ']', ' ', ',', '=')
        .Contains(Object, StringComparer.Ordinal);

    /// <summary>Where in the driver; null if nobody looked, or nothing of the driver was running.</summary>
    public DriverPlace? Place { get; init; }

    /// <summary>The functions of the driver that made the obligation, the innermost first; none if none did.</summary>
    public IReadOnlyList<DriverFrame> MadeStack { get; init; } = [];

    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required string Message { get; init; }

    /// <summary>The reason of the waiver that covers the finding; null if no waiver does.</summary>
    public string? WaivedBecause { get; init; }

    /// <summary>The owner of that waiver; null if there is none.</summary>
    public string? WaivedBy { get; init; }

    /// <summary>True if the level is MUST or MUST NOT.</summary>
    public bool IsBinding => Level is RuleLevel.Must or RuleLevel.MustNot;

    /// <summary>True if it counts against the driver: a binding rule, inside the verdict, not waived.</summary>
    public bool IsViolation => IsBinding && !IsRobustness && WaivedBecause is null;

    /// <summary>True if it is printed and counted, and does not touch the verdict.</summary>
    public bool IsAdvice => !IsViolation && WaivedBecause is null;
}
