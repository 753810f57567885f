namespace NdisConformance.Contract;

/// <summary>What a device model may let the harness decide. 0 is always the ordinary outcome.</summary>
public enum DeviceChoice
{
    /// <summary>When a descriptor that became valid is fetched: 0 after the doorbell's delay, 1 at once.</summary>
    FetchMoment,

    /// <summary>Whether a transmit completion is held: 0 no, 1 until the harness releases it.</summary>
    HoldCompletion,

    /// <summary>In which order finished descriptors are reported: 0 in ring order, 1 the newest first.</summary>
    CompletionOrder,

    /// <summary>How long an interrupt is delayed: 0 not at all, 1 moderated.</summary>
    InterruptMoment,
}
