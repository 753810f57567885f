namespace NdisConformance.Machine;

/// <summary>What a simulated PC is made of.</summary>
public sealed class SimulatedPcOptions
{
    /// <summary>Its memory.</summary>
    public MachineMemoryOptions Memory { get; init; } = new();

    /// <summary>Who decides what may go either way.</summary>
    public ChoiceSource Choices { get; init; } = new DefaultChoices();
}
