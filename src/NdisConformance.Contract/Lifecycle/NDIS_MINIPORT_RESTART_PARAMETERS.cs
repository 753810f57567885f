namespace NdisConformance.Contract;

/// <summary>What an adapter is restarted with. Source: Rst.</summary>
public struct NDIS_MINIPORT_RESTART_PARAMETERS
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>
    /// In, out: a list of attributes that the driver may change and add to; NULL if NDIS wants no change. Entries that
    /// it frees are freed with NdisFreeMemory, NDIS frees all that are in the list afterwards.
    /// </summary>
    public NDIS_RESTART_ATTRIBUTES RestartAttributes;

    /// <summary>Restart flags.</summary>
    public uint Flags;
}
