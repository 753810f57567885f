namespace NdisConformance.Rules;

/// <summary>What a driver gave as Context of requests, as long as it lives.</summary>
internal struct ContextState
{
    /// <summary>Requests whose callback has not come.</summary>
    public int Pending;

    /// <summary>The newest request.</summary>
    public uint NewestMapping;

    /// <summary>The NET_BUFFER of the newest request; 0 if several may have been meant.</summary>
    public uint NewestNb;
}
