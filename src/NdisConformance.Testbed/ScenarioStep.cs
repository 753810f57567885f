namespace NdisConformance.Testbed;

/// <summary>Something that a scenario does.</summary>
/// <param name="Verb">The verb of <see cref="TestbedSession"/>.</param>
/// <param name="Detail">What about it may matter to a driver; empty if there is nothing.</param>
public readonly record struct ScenarioStep(string Verb, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => Detail.Length == 0 ? Verb : $"{Verb}({Detail})";
}
