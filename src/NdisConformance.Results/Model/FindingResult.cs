using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A broken rule, as a report shows it.</summary>
public sealed record FindingResult
{
    public required RuleDescriptor Rule { get; init; }

    /// <summary>The object that it was broken for, as <c>sg#1</c>; empty if it was for none.</summary>
    public required string Object { get; init; }

    /// <summary>Where the obligation was made; null if nothing made it.</summary>
    public Moment? Made { get; init; }

    public required Moment Broken { get; init; }

    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required string Message { get; init; }

    /// <summary>True if the text of a binding rule calls this case advice.</summary>
    public bool IsAdvisory { get; init; }

    /// <summary>Why the team lives with it; null if it does not.</summary>
    public string? WaivedBecause { get; init; }

    /// <summary>True if it counts against the driver: a binding rule, inside the verdict, not waived.</summary>
    public bool IsViolation => Rule.IsBinding && !IsAdvisory && !Rule.IsRobustness && WaivedBecause is null;

    /// <summary>True if it is printed and counted only.</summary>
    public bool IsAdvice => !IsViolation && WaivedBecause is null;
}
