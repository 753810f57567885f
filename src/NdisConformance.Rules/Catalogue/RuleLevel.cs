namespace NdisConformance.Rules;

/// <summary>How binding a rule is.</summary>
public enum RuleLevel
{
    Must,
    MustNot,
    Should,
    ShouldNot,
    May,
}
