using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A broken rule, seen in a trace.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Object">The object that it was broken for.</param>
/// <param name="Made">Sequence of the event that made the obligation; 0 if there is none.</param>
/// <param name="Broken">Sequence of the event that broke it.</param>
/// <param name="Expected">What the rule asks for here.</param>
/// <param name="Actual">What happened instead.</param>
public sealed record Finding(
    RuleDescriptor Rule, TraceObject Object, long Made, long Broken, string Expected, string Actual)
{
    public string RuleId => Rule.Id;

    /// <summary>The rule's level, unless its text calls this case advice.</summary>
    public RuleLevel Level { get; init; } = Rule.Level;

    /// <summary>True for a violation, false for advice.</summary>
    public bool IsViolation => Level is RuleLevel.Must or RuleLevel.MustNot;

    /// <summary>One line for people; it names the object.</summary>
    public string Message
    {
        get
        {
            string text = $"{Actual}; expected: {Expected}";
            string name = TraceText.Object(Object.Identity);
            bool isNamed = Actual.StartsWith(name + " ", StringComparison.Ordinal)
                || Actual.StartsWith(name + ":", StringComparison.Ordinal);
            return Object.Kind == ObjectKind.None || isNamed ? text : $"{name}: {text}";
        }
    }
}
