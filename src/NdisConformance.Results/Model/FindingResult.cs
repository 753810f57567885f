using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A broken rule, as a report shows it.</summary>
public sealed record FindingResult
{
    private readonly RuleLevel? _level;

    public required RuleDescriptor Rule { get; init; }

    /// <summary>The rule's level, unless its text calls this case advice.</summary>
    public RuleLevel Level
    {
        get => _level ?? Rule.Level;
        init => _level = value;
    }

    /// <summary>The object that it was broken for, as <c>sg#1</c>; empty if it was for none.</summary>
    public required string Object { get; init; }

    /// <summary>Where the obligation was made; null if nothing made it.</summary>
    public Moment? Made { get; init; }

    public required Moment Broken { get; init; }

    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required string Message { get; init; }

    /// <summary>Why the team lives with it; null if it does not.</summary>
    public string? WaivedBecause { get; init; }

    /// <summary>True if it is of a binding rule, and no case of it that is advice.</summary>
    public bool IsBinding => Level is RuleLevel.Must or RuleLevel.MustNot;

    /// <summary>True if it counts against the driver: a binding rule, inside the verdict, not waived.</summary>
    public bool IsViolation => IsBinding && !Rule.IsRobustness && WaivedBecause is null;

    /// <summary>True if it is printed and counted only.</summary>
    public bool IsAdvice => !IsViolation && WaivedBecause is null;
}
