namespace NdisConformance.Machine;

/// <summary>The ordinary outcome, always.</summary>
public sealed class DefaultChoices : ChoiceSource
{
    /// <inheritdoc/>
    public override int Choose(int kind, uint site, int count) => 0;
}
