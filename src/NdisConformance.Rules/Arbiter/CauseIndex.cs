namespace NdisConformance.Rules;

/// <summary>Finds the lines of <see cref="CauseTable"/> by rule.</summary>
internal static class CauseIndex
{
    private static readonly bool[][] IsCauseByEntry = Array.ConvertAll(CauseTable.All, CausesOf);
    private static readonly int[][] SilencersByRule = FindSilencers();

    /// <summary>The lines that may silence a finding of a rule.</summary>
    public static ReadOnlySpan<int> EntriesThatSilence(int rule) => SilencersByRule[rule];

    /// <summary>True if a finding is a cause by this line.</summary>
    public static bool IsCause(int entry, PendingFinding finding) => CauseTable.All[entry].Causes.Length == 0
        ? finding.Finding.IsViolation
        : IsCauseByEntry[entry][finding.RuleIndex];

    private static bool[] CausesOf(CauseEntry entry)
    {
        bool[] isCause = new bool[RuleCatalogue.All.Count];
        foreach (RuleDescriptor rule in entry.Causes)
        {
            isCause[RuleCatalogue.IndexOf(rule.Id)] = true;
        }

        return isCause;
    }

    private static int[][] FindSilencers()
    {
        List<int>[] silencers = new List<int>[RuleCatalogue.All.Count];
        for (int entry = 0; entry < CauseTable.All.Length; entry++)
        {
            foreach (RuleDescriptor rule in CauseTable.All[entry].Silences)
            {
                List<int> ofRule = silencers[RuleCatalogue.IndexOf(rule.Id)] ??= [];
                if (!ofRule.Contains(entry))
                {
                    ofRule.Add(entry);
                }
            }
        }

        return Array.ConvertAll(silencers, ofRule => ofRule?.ToArray() ?? []);
    }
}
