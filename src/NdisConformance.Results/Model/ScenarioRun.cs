namespace NdisConformance.Results;

/// <summary>
/// How one run of a scenario ended on one driver, as plain data that needs no trace. The testbed's
/// <c>ScenarioOutcome</c> is the live object that it is read from: that one holds the trace and the judgement and ends
/// with the testbed, this one can be stored and sent to another process.
/// </summary>
public sealed record ScenarioRun
{
    /// <summary>
    /// Sets the run apart from the other runs of its scenario. For an ordinary run on the newest host it is the name of
    /// the profile.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Name of the profile under which it ran.</summary>
    public required string Profile { get; init; }

    /// <summary>The version of NDIS on which it ran: <c>6.30</c>.</summary>
    public required string Ndis { get; init; }

    /// <summary>
    /// The fault that was injected, or the moment that was chosen, where the run is a variation of its scenario; empty
    /// otherwise.
    /// </summary>
    public string Variation { get; init; } = string.Empty;

    /// <summary>
    /// The choices of the run that were not the ordinary ones, each as <c>site: alternative</c>. Empty unless the
    /// request asked for them.
    /// </summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public required ScenarioVerdict Verdict { get; init; }

    /// <summary>Broken rules, in the order in which they were found.</summary>
    public IReadOnlyList<FindingResult> Findings { get; init; } = [];

    /// <summary>Findings that are consequences of others. They count nowhere.</summary>
    public IReadOnlyList<SilencedResult> Silenced { get; init; } = [];

    /// <summary>How many findings were only counted, because enough of their rule were kept.</summary>
    public long Suppressed { get; init; }

    /// <summary>Observations that break no rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Describes a crash, a hang or a harness error; empty otherwise.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>
    /// The functions of the driver that were running when it crashed or hung, the innermost first, with the line of the
    /// source where that is known. Empty where none could be had.
    /// </summary>
    public IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>
    /// Why the driver did not get as far as the scenario needs. Empty if it did. Without a violation the verdict is
    /// <see cref="ScenarioVerdict.NotRun"/> then.
    /// </summary>
    public string Stopped { get; init; } = string.Empty;

    /// <summary>True if the driver threw in DriverEntry, so that it was never loaded.</summary>
    public bool ThrewInDriverEntry { get; init; }

    /// <summary>How often each rule was exercised, by its ID; rules that never were are left out.</summary>
    public IReadOnlyDictionary<string, long> Exercised { get; init; } = new Dictionary<string, long>();

    /// <summary>Names of the DDI functions that the driver called.</summary>
    public IReadOnlySet<string> Called { get; init; } = new HashSet<string>();

    /// <summary>The frames that the run put on the wire, and how its sends ended.</summary>
    public Traffic Traffic { get; init; } = Traffic.None;

    /// <summary>How far the driver got.</summary>
    public Progress Progress { get; init; } = Progress.None;

    /// <summary>
    /// A hash of the run's events in 16 hexadecimal digits: runs with the same digest did the same. Empty unless the
    /// request asked for it, and empty of a variation that found nothing: its trace is not kept.
    /// </summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>The registration of the driver; null if it asked for no version that the host knows.</summary>
    public Registration? Registration { get; init; }

    /// <summary>
    /// True if the driver did not load because the host is older than every version that the driver registers. That is
    /// legal, and no gap.
    /// </summary>
    public bool IsHostTooOld { get; init; }

    /// <summary>True if a fault was injected into the run, or an unusual moment chosen.</summary>
    public bool IsVaried => Variation.Length > 0;

    public IEnumerable<FindingResult> Violations => Findings.Where(finding => finding.IsViolation);

    public IEnumerable<FindingResult> Advice => Findings.Where(finding => finding.IsAdvice);

    public IEnumerable<FindingResult> Waived => Findings.Where(finding => finding.WaivedBecause is not null);
}
