using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>A further run of a scenario, which goes another way than the first.</summary>
/// <param name="Name">How it differs, for people; unlike that of every other variation of the scenario.</param>
/// <param name="Script">Writes the difference down, after the choices of the scenario itself.</param>
public sealed record Variation(string Name, Action<ScriptedChoices> Script);
