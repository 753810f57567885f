namespace NdisConformance.Runner;

/// <summary>What a faulty miniport says that it breaks.</summary>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Rule">The rule that it is about.</param>
/// <param name="AlsoFires">Rules that its fault breaks besides.</param>
public sealed record FaultyDeclaration(string Driver, string Rule, IReadOnlyList<string> AlsoFires);
