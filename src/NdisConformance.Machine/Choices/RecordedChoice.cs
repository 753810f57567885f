namespace NdisConformance.Machine;

/// <summary>One choice that was made.</summary>
/// <param name="Kind">What was chosen.</param>
/// <param name="Site">Where it was chosen.</param>
/// <param name="Count">How many outcomes there were.</param>
/// <param name="Value">The outcome.</param>
public readonly record struct RecordedChoice(int Kind, uint Site, int Count, int Value);
