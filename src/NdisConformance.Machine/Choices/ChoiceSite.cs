using NdisConformance.Trace;

namespace NdisConformance.Machine;

/// <summary>The place in a run where a choice is asked for.</summary>
/// <param name="Kind">The kind of choice.</param>
/// <param name="Name">The DDI or callback that it is about; none if it is about no one.</param>
/// <param name="Enclosing">The innermost callback that runs; none outside the driver.</param>
/// <param name="Phase">Where in the call or callback.</param>
/// <param name="Ordinal">How many choices of the kind were asked for before in the run.</param>
public readonly record struct ChoiceSite(
    ChoiceKind Kind, TraceName Name, TraceName Enclosing, ChoicePhase Phase, int Ordinal)
{
    /// <summary>
    /// The alternatives that would change something here, a bit each. All bits are set where nobody looked, which is
    /// only done for a source that <see cref="ChoiceSource.WantsPossible"/>.
    /// </summary>
    public ulong Possible { get; init; } = ulong.MaxValue;

    /// <summary>The site without its number.</summary>
    public ChoicePlace Place => new(Name, Enclosing, Phase);

    /// <inheritdoc/>
    public override string ToString()
    {
        string about = Name == TraceName.None ? string.Empty : $" of {Name}";
        string phase = Phase switch
        {
            ChoicePhase.CallEntry or ChoicePhase.CallbackEntry => " at entry",
            ChoicePhase.CallExit or ChoicePhase.CallbackExit => " at exit",
            _ => string.Empty,
        };
        string enclosing = Enclosing == TraceName.None || Enclosing == Name ? string.Empty : $" in {Enclosing}";
        return $"{Kind}{about}{phase}{enclosing}, number {Ordinal}";
    }
}
