using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>How a driver stands to a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Exercised">How often it was put to the test in the whole run.</param>
public sealed record RuleResult(RuleDescriptor Rule, RuleVerdict Verdict, long Exercised)
{
    /// <summary>True if an applicable binding rule was never put to the test.</summary>
    public bool IsGap => Verdict == RuleVerdict.NotExercised && Rule.IsBinding && !Rule.IsRobustness;
}
