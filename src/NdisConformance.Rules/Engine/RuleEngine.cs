using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Judges a trace, event by event. One engine judges one scenario.</summary>
public sealed class RuleEngine : ITraceSink
{
    private readonly List<Finding> _findings = [];
    private readonly List<RuleNote> _notes = [];

    public RuleEngine(RuleOptions? options = null) => Options = options ?? RuleOptions.Default;

    public RuleOptions Options { get; }

    /// <summary>IDs of the rules that have a checker, in the catalogue's order.</summary>
    public static IReadOnlyList<string> Implemented { get; } = [];

    /// <summary>Broken rules, in the order in which they were seen.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Findings that were counted but not kept, for there are many of their rule already.</summary>
    public long Suppressed { get; private set; }

    public IReadOnlyList<RuleNote> Notes => _notes;

    /// <summary>How often the rule's predicate was evaluated where breaking it would have been seen.</summary>
    public long Exercised(string ruleId) => 0;

    /// <summary>How often the driver called this DDI function.</summary>
    public long Calls(TraceName name) => 0;

    public void OnEvent(in TraceEvent traceEvent)
    {
    }
}
