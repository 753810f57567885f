namespace NdisConformance.Testbed;

/// <summary>At which IRQL NDIS hands sends to the driver, and what it says of it.</summary>
public enum SendLevel
{
    /// <summary>PASSIVE_LEVEL, no flag.</summary>
    Passive,

    /// <summary>DISPATCH_LEVEL, with NDIS_SEND_FLAGS_DISPATCH_LEVEL.</summary>
    Dispatch,

    /// <summary>DISPATCH_LEVEL, without the flag: its absence promises nothing.</summary>
    DispatchUnflagged,
}
