namespace NdisConformance.Results;

/// <summary>The result of one scenario on one driver.</summary>
public sealed record ScenarioResult
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Name of the profile under which it ran.</summary>
    public string Profile { get; init; } = string.Empty;

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

    /// <summary>Why the scenario ended early: the driver refused a step. Empty if it did not.</summary>
    public string Stopped { get; init; } = string.Empty;

    /// <summary>True if the driver threw in DriverEntry, so that it was never loaded.</summary>
    public bool ThrewInDriverEntry { get; init; }

    public SnapshotResult Snapshot { get; init; } = SnapshotResult.NotCompared;

    /// <summary>How often each rule was exercised, by its ID; rules that never were are left out.</summary>
    public IReadOnlyDictionary<string, long> Exercised { get; init; } = new Dictionary<string, long>();

    /// <summary>Names of the DDI functions that the driver called.</summary>
    public IReadOnlySet<string> Called { get; init; } = new HashSet<string>();

    /// <summary>What the scenario put on the wire, and how its sends ended.</summary>
    public Traffic Traffic { get; init; } = Traffic.None;

    public IEnumerable<FindingResult> Violations => Findings.Where(finding => finding.IsViolation);

    public IEnumerable<FindingResult> Advice => Findings.Where(finding => finding.IsAdvice);

    public IEnumerable<FindingResult> Waived => Findings.Where(finding => finding.WaivedBecause is not null);
}
