namespace NdisConformance.Machine;

/// <summary>
/// Decides whatever may go either way. Nothing else in a run is open, so a run is the list of its choices.
/// </summary>
public abstract class ChoiceSource
{
    /// <summary>
    /// Chooses one of <paramref name="count"/> outcomes, 0 up to count - 1; 0 is always the ordinary one.
    /// </summary>
    /// <param name="kind">What is chosen.</param>
    /// <param name="site">Where in the run's code it is chosen.</param>
    /// <param name="count">How many outcomes there are; at least 1.</param>
    public abstract int Choose(int kind, uint site, int count);
}
