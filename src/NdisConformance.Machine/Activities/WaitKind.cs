namespace NdisConformance.Machine;

/// <summary>The reason why an activity waits.</summary>
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
}
