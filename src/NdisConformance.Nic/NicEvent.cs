namespace NdisConformance.Nic;

/// <summary>What the NIC asks its bus to be woken for.</summary>
internal enum NicEvent
{
    /// <summary>Look at the transmit ring.</summary>
    Fetch = 1,

    /// <summary>The next frame is on the wire.</summary>
    Transmit,

    /// <summary>The oldest transmitted frame is finished.</summary>
    Complete,

    /// <summary>Report every finished frame that is kept back, in ring order.</summary>
    Report,

    /// <summary>Report the newest finished frame that is kept back, then the one before it.</summary>
    ReportNewest,

    /// <summary>A frame that was kept back by a choice waited long enough.</summary>
    EndHold,

    /// <summary>A moderated interrupt is due.</summary>
    RaiseLine,
}
