using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A rule in the hands of the one checker that reports it.</summary>
[Resets]
internal sealed partial class OwnedRule(RuleDescriptor descriptor, int index, RuleBook book)
{
    private Dictionary<ObjectKind, int>? _keptByKind;
    private int _silenced;

    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>Position in the catalogue.</summary>
    public int Index { get; } = index;

    /// <summary>How often the predicate was evaluated where breaking it would have been seen.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Counts an evaluation.</summary>
    public void Exercise() => Evaluations++;

    /// <summary>Counts evaluations.</summary>
    public void Exercise(bool couldTell) => Evaluations += couldTell ? 1 : 0;

    /// <summary>
    /// Reports that the rule is broken. Most callers have counted the evaluation before; what is only ever seen broken,
    /// as a fault of the device, is evaluated by that.
    /// </summary>
    public void Report(
        TraceObject item, long made, long broken, string expected, string actual, in FindingLinks links = default)
        => book.Add(this, Found(item, made, broken, expected, actual), links);

    /// <summary>Reports what the rule's text calls advice, though the rule itself is binding.</summary>
    public void Advise(TraceObject item, long made, long broken, string expected, string actual)
        => book.Add(this, Found(item, made, broken, expected, actual) with { Level = RuleLevel.Should }, default);

    /// <summary>A text of what happened that begins with "it" speaks of the object, and gets its name.</summary>
    private Finding Found(TraceObject item, long made, long broken, string expected, string actual)
        => new(Descriptor, item.Identity, made, broken, expected, Wording.About(item, actual));

    /// <summary>Takes a finding that is shown.</summary>
    public void Keep(Finding finding, bool isEvaluation)
    {
        Evaluations = Math.Max(Evaluations + (isEvaluation ? 1 : 0), 1);
        _keptByKind ??= [];
        int kept = _keptByKind.GetValueOrDefault(finding.Object.Kind);
        if (kept < book.Options.FindingsPerRule)
        {
            _keptByKind[finding.Object.Kind] = kept + 1;
            book.Findings.Add(finding);
        }
        else
        {
            book.Suppressed++;
        }
    }

    /// <summary>Takes a finding that is the consequence of another one.</summary>
    public void Silence(Finding finding, Cause cause)
    {
        if (_silenced < book.Options.FindingsPerRule)
        {
            _silenced++;
            book.Silenced.Add(new SilencedFinding(finding, cause.RuleId, cause.Sequence));
        }
    }
}
