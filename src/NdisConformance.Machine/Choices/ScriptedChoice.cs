namespace NdisConformance.Machine;

/// <summary>One line of a script of choices.</summary>
/// <param name="Kind">What is chosen.</param>
/// <param name="Site">Where; null for everywhere.</param>
/// <param name="Occurrence">After how many others; null for always.</param>
/// <param name="Value">The outcome.</param>
/// <param name="AndLater">True if every later occurrence has the same outcome.</param>
public readonly record struct ScriptedChoice(int Kind, uint? Site, int? Occurrence, int Value, bool AndLater = false)
{
    /// <summary>Where exactly; null if the line names no place.</summary>
    public ChoicePlace? Place { get; init; }
}
