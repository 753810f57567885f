using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Decides which findings are shown. It takes all findings of one event, in the order of the catalogue. By
/// <see cref="CauseTable"/> it keeps those apart that are consequences of a finding shown before, or of another one of
/// the same event. It does nothing, and allocates nothing, where there is no finding.
/// </summary>
[Resets]
internal sealed partial class Arbiter(RuleBook book, CheckerContext context)
{
    // Enough for whatever is under way at one time. A driver that breaks a rule with each send goes on for ever.
    private const int MaximumCauses = 65_536;

    private readonly Kinship _kinship = new(context);
    private readonly Dictionary<(int Entry, Subject Subject), Cause> _causes = [];
    private readonly Queue<(int Entry, Subject Subject)> _oldest = new();

    /// <summary>
    /// Decides about the findings of an event. All checkers have judged it, and no tracker has noted a death yet.
    /// </summary>
    public void Decide(TraceName name)
    {
        List<PendingFinding> pending = book.Pending;
        pending.Sort(Compare);
        foreach (PendingFinding finding in pending)
        {
            Relate(finding);
            finding.Cause = EarlierCause(finding, name);
        }

        for (int index = 0; index < pending.Count; index++)
        {
            pending[index].Cause ??= CauseBeside(pending, index, name);
        }

        foreach (PendingFinding finding in pending)
        {
            if (finding.Cause is { } cause)
            {
                finding.Rule.Silence(finding.Finding, cause);
            }
            else
            {
                finding.Rule.Keep(finding.Finding, finding.Links.IsEvaluation);
                Remember(finding);
            }
        }

        pending.Clear();
    }

    /// <summary>By rule as the catalogue lists them, then by what the findings say, whoever reported first.</summary>
    private static int Compare(PendingFinding one, PendingFinding other)
    {
        int byRule = one.RuleIndex.CompareTo(other.RuleIndex);
        int byObject = byRule != 0 ? byRule : one.Finding.Object.Packed.CompareTo(other.Finding.Object.Packed);
        int byMade = byObject != 0 ? byObject : one.Finding.Made.CompareTo(other.Finding.Made);
        int byText = byMade != 0 ? byMade : string.CompareOrdinal(one.Finding.Actual, other.Finding.Actual);
        return byText != 0 ? byText : one.Order.CompareTo(other.Order);
    }

    private void Relate(PendingFinding finding)
    {
        Subject own = finding.Finding.Object;
        _kinship.AddSelf(finding.Spoils, own);
        _kinship.AddWithOwners(finding.Within, own);
        foreach (Subject subject in finding.Links.Spoils ?? [])
        {
            _kinship.AddSelf(finding.Spoils, subject);
        }

        foreach (Subject subject in finding.Links.Within ?? [])
        {
            _kinship.AddWithOwners(finding.Within, subject);
        }

        finding.Spoils.Add(Subject.Run);
        finding.Within.Add(Subject.Run);
        _kinship.AddAdapter(finding.Within);
    }

    private Cause? EarlierCause(PendingFinding finding, TraceName name)
    {
        if (_causes.Count == 0)
        {
            return null;
        }

        foreach (int entry in CauseIndex.EntriesThatSilence(finding.RuleIndex))
        {
            if (!CauseTable.All[entry].IsShownAt(name))
            {
                continue;
            }

            foreach (Subject subject in finding.Within)
            {
                if (_causes.TryGetValue((entry, subject), out Cause? cause))
                {
                    return cause;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Another finding of the same event that is the cause. Where each of two would be the cause of the other, the
    /// catalogue's order decides.
    /// </summary>
    private static Cause? CauseBeside(List<PendingFinding> pending, int index, TraceName name)
    {
        PendingFinding finding = pending[index];
        for (int other = 0; other < pending.Count; other++)
        {
            PendingFinding cause = pending[other];
            if (other != index
                && cause.Cause is null
                && Follows(finding, cause, name)
                && (other < index || !Follows(cause, finding, name)))
            {
                return CauseOf(cause);
            }
        }

        return null;
    }

    private static bool Follows(PendingFinding finding, PendingFinding cause, TraceName name)
    {
        foreach (int index in CauseIndex.EntriesThatSilence(finding.RuleIndex))
        {
            CauseEntry entry = CauseTable.All[index];
            if (!entry.IsLaterOnly
                && entry.IsShownAt(name)
                && CauseIndex.IsCause(index, cause)
                && finding.Within.Exists(subject => subject.Kind == entry.Through && cause.Spoils.Contains(subject)))
            {
                return true;
            }
        }

        return false;
    }

    private static Cause CauseOf(PendingFinding finding) => new(finding.Finding.RuleId, finding.Finding.Broken);

    private void Remember(PendingFinding finding)
    {
        Cause? cause = null;
        for (int entry = 0; entry < CauseTable.All.Length; entry++)
        {
            if (!CauseIndex.IsCause(entry, finding))
            {
                continue;
            }

            cause ??= CauseOf(finding);
            foreach (Subject subject in finding.Spoils)
            {
                if (subject.Kind == CauseTable.All[entry].Through && _causes.TryAdd((entry, subject), cause))
                {
                    _oldest.Enqueue((entry, subject));
                }
            }
        }

        while (_oldest.Count > MaximumCauses)
        {
            _causes.Remove(_oldest.Dequeue());
        }
    }
}
