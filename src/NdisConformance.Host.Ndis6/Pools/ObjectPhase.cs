namespace NdisConformance.Host.Ndis6;

/// <summary>Where a NET_BUFFER_LIST is on its way between miniport and NDIS.</summary>
internal enum ObjectPhase : byte
{
    /// <summary>Allocated by the driver from its pool, and its own.</summary>
    Idle,

    /// <summary>A send that the miniport has in hand.</summary>
    Sending,

    /// <summary>A send that was completed: NDIS's again.</summary>
    Completed,

    /// <summary>A receive that NDIS holds.</summary>
    Indicated,
}
