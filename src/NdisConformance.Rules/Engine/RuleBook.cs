using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Hands each rule to its one checker, and collects what the checkers find.</summary>
[Resets]
internal sealed partial class RuleBook(RuleOptions options)
{
    private const int MaximumNotes = 200;
    private readonly OwnedRule?[] _rules = new OwnedRule?[RuleCatalogue.All.Count];

    [Kept]
    private readonly bool[] _isOwned = new bool[RuleCatalogue.All.Count];
    private readonly HashSet<(string Text, TraceObject Object)> _said = [];

    [Kept]
    public RuleOptions Options { get; set; } = options;

    public List<Finding> Findings { get; } = [];

    /// <summary>Findings that are consequences of others.</summary>
    public List<SilencedFinding> Silenced { get; } = [];

    /// <summary>The findings of the event that is being judged, in the order in which checkers report them.</summary>
    public List<PendingFinding> Pending { get; } = [];

    public List<RuleNote> Notes { get; } = [];

    public long Suppressed { get; set; }

    /// <summary>The rule with this ID, if a checker reports it.</summary>
    public OwnedRule? Find(string id) => RuleCatalogue.IndexOf(id) is var index and >= 0 ? _rules[index] : null;

    /// <summary>The evaluations of each rule of the catalogue.</summary>
    public long[] Evaluations() => Array.ConvertAll(_rules, rule => rule?.Evaluations ?? 0);

    /// <summary>Makes the calling checker the one that answers for this rule.</summary>
    public OwnedRule Own(RuleDescriptor descriptor)
    {
        OwnedRule rule = Borrow(descriptor);
        ref bool isOwned = ref _isOwned[RuleCatalogue.IndexOf(descriptor.Id)];
        if (isOwned)
        {
            throw new InvalidOperationException($"two checkers own {descriptor.Id}");
        }

        isOwned = true;
        return rule;
    }

    /// <summary>
    /// A rule that another checker owns, for one that meets a case of it: a handle that is dead, an object that leaked.
    /// </summary>
    public OwnedRule Borrow(RuleDescriptor descriptor)
    {
        int index = RuleCatalogue.IndexOf(descriptor.Id);
        return index >= 0
            ? _rules[index] ??= new OwnedRule(descriptor, index, this)
            : throw new InvalidOperationException($"the rules of its checker lack {descriptor.Id}");
    }

    /// <summary>The rule that a row of the vocabulary names.</summary>
    public OwnedRule Borrow(string id) => Borrow(RuleCatalogue.Find(id)
        ?? throw new InvalidOperationException($"a row of the vocabulary names {id}, which no checker owns"));

    /// <summary>Called when all checkers stand: each rule that one of them reports has its owner.</summary>
    public void Close()
    {
        for (int index = 0; index < _rules.Length; index++)
        {
            if (_rules[index] is { } rule && !_isOwned[index])
            {
                throw new InvalidOperationException($"no checker owns {rule.Descriptor.Id}");
            }
        }
    }

    /// <summary>Takes a report. The arbiter decides what becomes of it when all checkers have seen the event.</summary>
    public void Add(OwnedRule rule, Finding finding, in FindingLinks links)
        => Pending.Add(new PendingFinding(rule, finding, links, Pending.Count));

    /// <summary>Notes what breaks no rule; the same note about the same object once.</summary>
    public void Note(TraceObject item, long sequence, string text)
    {
        if (Notes.Count < MaximumNotes && _said.Add((text, item.Identity)))
        {
            Notes.Add(new RuleNote(item.Identity, sequence, text));
        }
    }
}
