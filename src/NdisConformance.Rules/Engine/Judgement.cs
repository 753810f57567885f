using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The rules' verdict on a trace. It outlives the engine's next trace.</summary>
public sealed class Judgement
{
    private readonly long[] _evaluations;
    private readonly long[] _calls;

    internal Judgement(RuleBook book, long[] calls)
    {
        Options = book.Options;
        Findings = [.. book.Findings];
        Silenced = [.. book.Silenced];
        Notes = [.. book.Notes];
        Suppressed = book.Suppressed;
        _evaluations = book.Evaluations();
        _calls = [.. calls];
    }

    /// <summary>How the trace was judged.</summary>
    public RuleOptions Options { get; }

    /// <summary>Broken rules, in the order in which they were seen.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>
    /// Findings that are consequences of one of <see cref="Findings"/>, each with its cause. There are at most
    /// <see cref="RuleOptions.FindingsPerRule"/> of a rule.
    /// </summary>
    public IReadOnlyList<SilencedFinding> Silenced { get; }

    /// <summary>Findings that were counted but not kept, because there are many of their rule already.</summary>
    public long Suppressed { get; }

    /// <summary>Observations that break no rule.</summary>
    public IReadOnlyList<RuleNote> Notes { get; }

    /// <summary>How often the rule's predicate was evaluated where breaking it would have been seen.</summary>
    public long Exercised(string ruleId)
        => RuleCatalogue.IndexOf(ruleId) is var index and >= 0 ? _evaluations[index] : 0;

    /// <summary>The same of the rule at this place of <see cref="RuleCatalogue.All"/>.</summary>
    public long Exercised(int place) => _evaluations[place];

    /// <summary>How often the driver called this DDI function.</summary>
    public long Calls(TraceName name) => _calls[(int)name];
}
