namespace NdisConformance.Testbed;

/// <summary>How a scenario ended.</summary>
public enum OutcomeKind
{
    /// <summary>To its end.</summary>
    Completed,

    /// <summary>Early, for the driver refused a step that the scenario needs, or never finished one.</summary>
    Stopped,

    /// <summary>With a simulated bug check.</summary>
    Crashed,

    /// <summary>With a wait that nothing can end.</summary>
    Hung,

    /// <summary>With a defect of the harness.</summary>
    HarnessError,
}
