using NdisConformance.Trace;

namespace NdisConformance.Results;

/// <summary>What one scenario showed of one driver.</summary>
public sealed record ScenarioResult
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Name of the profile that it ran under.</summary>
    public string Profile { get; init; } = string.Empty;

    public required ScenarioVerdict Verdict { get; init; }

    /// <summary>Broken rules, in the order in which they were seen.</summary>
    public IReadOnlyList<FindingResult> Findings { get; init; } = [];

    /// <summary>Findings that were only counted, for there are many of their rule already.</summary>
    public long Suppressed { get; init; }

    /// <summary>What is worth knowing and breaks no rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What crash, hang or harness error was; empty otherwise.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>Why the scenario ended early, for the driver refused a step; empty otherwise.</summary>
    public string Stopped { get; init; } = string.Empty;

    public SnapshotResult Snapshot { get; init; } = SnapshotResult.NotCompared;

    /// <summary>How often each rule was put to the test; rules that never were are left out.</summary>
    public IReadOnlyDictionary<string, long> Exercised { get; init; } = new Dictionary<string, long>();

    /// <summary>The DDI functions that the driver called.</summary>
    public IReadOnlySet<TraceName> Called { get; init; } = new HashSet<TraceName>();

    /// <summary>What it put on the wire, and how its sends ended.</summary>
    public Traffic Traffic { get; init; } = Traffic.None;

    public IEnumerable<FindingResult> Violations => Findings.Where(finding => finding.IsViolation);

    public IEnumerable<FindingResult> Advice => Findings.Where(finding => finding.IsAdvice);

    public IEnumerable<FindingResult> Waived => Findings.Where(finding => finding.WaivedBecause is not null);
}
