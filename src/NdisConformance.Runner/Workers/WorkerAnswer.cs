using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>One line from a worker to the tool.</summary>
internal sealed record WorkerAnswer
{
    /// <summary>The order that it answers; 0 for none.</summary>
    public required long Id { get; init; }

    public required WorkerAnswerKind Kind { get; init; }

    /// <summary>The runs of the scenario.</summary>
    public IReadOnlyList<WorkerRun>? Runs { get; init; }

    public PlaceCounts Places { get; init; }

    /// <summary>The trace of the first run, if the order asked for it and it is not the accepted one.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The events of the run, if the order asked for them.</summary>
    public IReadOnlyList<TraceLine>? Lines { get; init; }

    /// <summary>The frames on the wire of the run, if the order asked for them.</summary>
    public IReadOnlyList<WireFrame>? Frames { get; init; }

    public bool IsAccepted { get; init; }

    /// <summary>
    /// True if something happened to the process meanwhile that does not belong to one lane: who did it shows when the
    /// driver runs alone.
    /// </summary>
    public bool IsDisturbed { get; init; }

    /// <summary>How the scenarios of the plugin are kept apart, if the order asked for it.</summary>
    public PluginIsolation? Isolation { get; init; }

    /// <summary>Why the plugin or the driver cannot be loaded.</summary>
    public LoadFailure? Refusal { get; init; }

    /// <summary>What failed in the harness.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// True if the answer stands, even though other drivers used the process before: what failed may have failed for
    /// something that one of them left, unless code of this driver threw.
    /// </summary>
    public bool Stands => Kind == WorkerAnswerKind.Done ? !IsDisturbed : Refusal is { IsOfDriver: true };
}
