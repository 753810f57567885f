namespace NdisConformance.Machine;

/// <summary>The ordinary alternative, always.</summary>
public sealed class DefaultChoices : ChoiceSource
{
    /// <inheritdoc/>
    public override int Choose(in ChoiceSite site, int count) => 0;
}
