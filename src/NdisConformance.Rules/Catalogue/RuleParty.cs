namespace NdisConformance.Rules;

/// <summary>Who is obliged by a rule.</summary>
public enum RuleParty
{
    Miniport,
    Host,
}
