using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Verdicts and numbers in words.</summary>
internal static class Words
{
    /// <summary>A finding that counts against the driver.</summary>
    public const string Broken = "broken";

    /// <summary>A finding outside the verdict.</summary>
    public const string Robust = "robust";

    public static string Of(OverallVerdict verdict) => verdict switch
    {
        OverallVerdict.Conformant => "conformant",
        OverallVerdict.ConformantWithGaps => "conformant with gaps",
        OverallVerdict.NotConformant => "not conformant",
        _ => "not verified",
    };

    public static string Of(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Pass => "pass",
        RuleVerdict.Fail => "fail",
        RuleVerdict.NotExercised => "not exercised",
        RuleVerdict.NotApplicable => "not applicable",
        RuleVerdict.OutsideVerdict => "outside the verdict",
        _ => "waived",
    };

    public static string Of(Profile profile) => profile switch
    {
        Profile.Ndis6 => "NDIS 6",
        Profile.Ndis5 => "NDIS 5",
        Profile.SgDma => "SG DMA",
        Profile.SharedMemory => "shared memory",
        Profile.Pools => "pools",
        Profile.DataPath => "data path",
        _ => "lifecycle",
    };

    /// <summary>How a finding counts: as broken, as advice, outside the verdict (<c>robust</c>), or waived.</summary>
    public static string KindOf(FindingResult finding) => finding.WaivedBecause is not null ? "waived"
        : finding.IsRobustness ? Robust
        : finding.IsAdvice ? "advice"
        : Broken;

    /// <summary>Why a run says nothing of the driver: it did not get so far, or makes no such call.</summary>
    public static string WhyNotRun(ScenarioRun run)
        => run.IsHostTooOld ? "the host is older than every version of NDIS that the driver registers"
            : run.Verdict == ScenarioVerdict.NotApplicable ? $"not applicable: {run.Message}"
            : run.Stopped;

    /// <summary>Names of runs: <c>NAME</c>, <c>NAME and 2 other runs</c>.</summary>
    public static string Runs(IReadOnlyList<string> names)
        => names.Count == 1 ? names[0] : $"{names[0]} and {Count(names.Count - 1, "other run")}";

    /// <summary>What sets a run apart from an ordinary one; empty if nothing does.</summary>
    public static string Run(ScenarioRun run, RunResult all)
        => run.IsVaried || all.OtherProfiles.Contains(run.Profile) || all.OtherNdis.Contains(run.Ndis)
            ? run.Name
            : string.Empty;

    /// <summary>A number with its noun: <c>1 snapshot</c>, <c>2 snapshots</c>.</summary>
    public static string Count(long count, string noun)
        => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s");
}
