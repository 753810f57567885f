namespace ReferenceMiniport;

/// <summary>How far a frame has come on its way out.</summary>
internal enum TransmitSlotState
{
    /// <summary>The slot has no frame.</summary>
    Free,

    /// <summary>Its bytes are being made reachable for the NIC.</summary>
    Preparing,

    /// <summary>It can be given to the NIC, in its turn.</summary>
    Ready,

    /// <summary>The NIC has it.</summary>
    Posted,

    /// <summary>It will not be transmitted.</summary>
    Failed,

    /// <summary>It is over; its list is being freed.</summary>
    Retiring,

    /// <summary>It is over and waits for older frames to be over.</summary>
    Done,
}
