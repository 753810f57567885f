using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Hands each rule to its one checker, and collects what the checkers find.</summary>
internal sealed class RuleBook(RuleOptions options)
{
    private const int MaximumNotes = 200;
    private readonly Dictionary<string, OwnedRule> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Text, TraceObject Object)> _said = [];

    public RuleOptions Options { get; } = options;

    public List<Finding> Findings { get; } = [];

    public List<RuleNote> Notes { get; } = [];

    public long Suppressed { get; set; }

    public IReadOnlyDictionary<string, OwnedRule> All => _rules;

    /// <summary>Makes the calling checker the one that answers for this rule.</summary>
    public OwnedRule Own(string id)
    {
        OwnedRule rule = Borrow(id);
        if (!_owners.Add(id))
        {
            throw new InvalidOperationException($"two checkers own {id}");
        }

        return rule;
    }

    /// <summary>
    /// A rule that another checker owns, for one that meets a case of it: a handle that is dead, an object that leaked.
    /// </summary>
    public OwnedRule Borrow(string id)
    {
        if (!_rules.TryGetValue(id, out OwnedRule? rule))
        {
            RuleDescriptor descriptor = RuleCatalogue.Find(id)
                ?? throw new InvalidOperationException($"a checker asks for {id}, which the catalogue lacks");
            rule = new OwnedRule(descriptor, this);
            _rules.Add(id, rule);
        }

        return rule;
    }

    /// <summary>Called when all checkers stand: each rule that one of them reports has its owner.</summary>
    public void Close()
    {
        foreach (string id in _rules.Keys)
        {
            if (!_owners.Contains(id))
            {
                throw new InvalidOperationException($"no checker owns {id}");
            }
        }
    }

    /// <summary>Notes what breaks no rule; the same note about the same object once.</summary>
    public void Note(TraceObject item, long sequence, string text)
    {
        if (Notes.Count < MaximumNotes && _said.Add((text, item.Identity)))
        {
            Notes.Add(new RuleNote(item.Identity, sequence, text));
        }
    }
}
