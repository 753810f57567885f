using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>The first run of a scenario with variations.</summary>
/// <param name="First">How it ended.</param>
/// <param name="Met">The choices that it met, of the kind that the variations decide otherwise.</param>
public sealed record Survey(ScenarioOutcome First, IReadOnlyList<RecordedChoice> Met);
