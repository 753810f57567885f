namespace NdisConformance.Machine;

/// <summary>One choice that was made.</summary>
/// <param name="Site">Where it was made.</param>
/// <param name="Count">How many alternatives there were.</param>
/// <param name="Value">The alternative that was taken.</param>
public sealed record RecordedChoice(ChoiceSite Site, int Count, int Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Site}: {Site.Kind.AlternativeName(Site.Name, Value)}";
}
