namespace NdisConformance.Machine;

/// <summary>What an activity waits for.</summary>
public enum WaitKind
{
    /// <summary>It does not wait.</summary>
    Nothing,

    /// <summary>The time to pass.</summary>
    Time,

    /// <summary>An event to be signalled.</summary>
    Event,

    /// <summary>An interrupt service or a DPC to end.</summary>
    Interrupt,

    /// <summary>Whatever the scenario waits for.</summary>
    Condition,
}
