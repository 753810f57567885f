using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <summary>
/// What a run of a scenario left behind, live: with the judgement and the whole trace. The results keep the data of it
/// that needs no trace as a <c>ScenarioRun</c>.
/// </summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Reason">Why, where it did not complete.</param>
/// <param name="BugCheckCode">The code of a simulated bug check; 0 without one.</param>
/// <param name="Rules">The judgement.</param>
/// <param name="Trace">The events, as far as they were stored.</param>
public sealed record ScenarioOutcome(
    Scenario Scenario, OutcomeKind Kind, string Reason, uint BugCheckCode, Judgement Rules, TraceStore Trace)
{
    /// <summary>The name of the variation; empty for the scenario as it stands.</summary>
    public string Variation { get; init; } = string.Empty;

    /// <summary>
    /// How many schedules were dropped before this one, for they cannot run on one stack. Each was repeated without the
    /// choice that led there.
    /// </summary>
    public int DroppedSchedules { get; init; }

    /// <summary>The choices that were not ordinary, in order; none unless the run recorded them.</summary>
    public IReadOnlyList<RecordedChoice> Choices { get; init; } = [];

    /// <summary>What the scenario itself has to say, and no rule.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The functions of the driver that ran when it crashed or hung; see <see cref="DriverStack"/>.</summary>
    public IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>How often something happened at a boundary between driver and host because a choice said so.</summary>
    public int BoundaryEvents { get; init; }
}
