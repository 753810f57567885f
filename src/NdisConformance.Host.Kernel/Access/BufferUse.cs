namespace NdisConformance.Host.Kernel;

/// <summary>What storage that NDIS has in hand for a scatter/gather list is used for now.</summary>
internal enum BufferUse
{
    /// <summary>The bytes are no such storage, or the driver may use them.</summary>
    None,

    /// <summary>A request was made and its callback has not run.</summary>
    NotDelivered,

    /// <summary>The driver gave it for a list that lies elsewhere and is alive.</summary>
    InUseElsewhere,
}
