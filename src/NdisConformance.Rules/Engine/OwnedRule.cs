using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A rule in the hands of the one checker that reports it.</summary>
internal sealed class OwnedRule(RuleDescriptor descriptor, RuleBook book)
{
    private Dictionary<ObjectKind, int>? _keptByKind;

    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>How often the predicate was evaluated where breaking it would have been seen.</summary>
    public long Evaluations { get; private set; }

    /// <summary>True once it was found broken.</summary>
    public bool IsReported => _keptByKind is not null;

    /// <summary>Counts an evaluation.</summary>
    public void Exercise() => Evaluations++;

    /// <summary>Counts evaluations.</summary>
    public void Exercise(bool couldTell) => Evaluations += couldTell ? 1 : 0;

    /// <summary>
    /// Reports that the rule is broken. Most callers have counted the evaluation before; what is only ever seen broken,
    /// as a fault of the device, is evaluated by that.
    /// </summary>
    public void Report(TraceObject item, long made, long broken, string expected, string actual)
        => Add(new Finding(Descriptor, item.Identity, made, broken, expected, actual));

    /// <summary>Reports what the rule's text calls advice, though the rule itself is binding.</summary>
    public void Advise(TraceObject item, long made, long broken, string expected, string actual)
        => Add(new Finding(Descriptor, item.Identity, made, broken, expected, actual) { Level = RuleLevel.Should });

    private void Add(Finding finding)
    {
        Evaluations = Math.Max(Evaluations, 1);
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
}
