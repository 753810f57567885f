using NdisConformance.Contract;
using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>Which rules make up which part of the contract, and the verdicts on the parts.</summary>
public static class ProfileFold
{
    /// <summary>The part that an area of rules belongs to.</summary>
    public static Profile OfArea(string area) => area switch
    {
        "SHMEM" => Profile.SharedMemory,
        "POOL" or "NBL" or "MDL" => Profile.Pools,
        "SEND" or "RECV" => Profile.DataPath,
        "NDIS5" => Profile.Ndis5,
        _ when area.StartsWith("SGDMA", StringComparison.Ordinal) => Profile.SgDma,
        _ => Profile.Lifecycle,
    };

    /// <summary>
    /// True if a rule counts for drivers of an NDIS generation. The rules of NDIS 6 that are the same for NDIS 5 count
    /// for a driver of NDIS 5 where it came to them.
    /// </summary>
    public static bool Judges(NdisGeneration generation, RuleResult rule)
        => (OfArea(rule.Area) == Profile.Ndis5) == (generation == NdisGeneration.Ndis5)
            || rule.Verdict is RuleVerdict.Pass or RuleVerdict.Fail or RuleVerdict.Waived;

    /// <summary>
    /// The verdicts on the generation as a whole and, for NDIS 6, on each part that has rules. The whole is never
    /// better than the driver, for a crash counts against it and against no rule; and where the driver was not verified
    /// no part was.
    /// </summary>
    public static IReadOnlyList<ProfileResult> Of(
        IReadOnlyList<RuleResult> rules, OverallVerdict driver, NdisGeneration generation)
        => generation == NdisGeneration.Ndis5
            ? [new ProfileResult(Profile.Ndis5, Limited(Profile.Ndis5, VerdictOn(rules), driver))]
            : [.. Enum.GetValues<Profile>()
            .Where(profile => profile != Profile.Ndis5)
            .Select(profile => (Profile: profile, Rules: RulesOf(profile, rules)))
            .Where(part => part.Rules.Count > 0)
            .Select(part => new ProfileResult(part.Profile, Limited(part.Profile, VerdictOn(part.Rules), driver)))];

    private static IReadOnlyList<RuleResult> RulesOf(Profile profile, IReadOnlyList<RuleResult> rules)
        => profile == Profile.Ndis6 ? rules : [.. rules.Where(rule => OfArea(rule.Area) == profile)];

    private static OverallVerdict Limited(Profile profile, OverallVerdict verdict, OverallVerdict driver)
        => profile is Profile.Ndis5 or Profile.Ndis6 || driver == OverallVerdict.NotVerified
            ? (OverallVerdict)Math.Max((int)verdict, (int)driver)
            : verdict;

    private static OverallVerdict VerdictOn(IReadOnlyList<RuleResult> rules)
    {
        List<RuleResult> binding = [.. rules.Where(rule => rule.IsBinding && !rule.IsRobustness)];
        if (binding.Exists(rule => rule.Verdict == RuleVerdict.Fail))
        {
            return OverallVerdict.NotConformant;
        }

        if (!binding.Exists(rule => rule.Exercised > 0))
        {
            return OverallVerdict.NotVerified;
        }

        return binding.Exists(rule => rule.IsGap) ? OverallVerdict.ConformantWithGaps : OverallVerdict.Conformant;
    }
}
