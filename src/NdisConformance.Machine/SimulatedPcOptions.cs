namespace NdisConformance.Machine;

/// <summary>How a simulated PC is made.</summary>
public sealed class SimulatedPcOptions
{
    /// <summary>How many processors there are.</summary>
    public int ProcessorCount { get; init; } = 2;

    /// <summary>Its memory.</summary>
    public MachineMemoryOptions Memory { get; init; } = new();

    /// <summary>Decides everything that can happen in more than one way.</summary>
    public ChoiceSource Choices { get; init; } = new DefaultChoices();
}
