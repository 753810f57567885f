namespace NdisConformance.Contract;

/// <summary>DATA of an NDIS_OID_REQUEST: a union. RequestType says which member is valid. Source: OidReq.</summary>
public readonly struct OidRequestData
{
    private readonly ObjectReference _reference;

    internal OidRequestData(ObjectReference reference) => _reference = reference;

    /// <summary>The object identifier, which every member begins with.</summary>
    public uint Oid => _reference.Load<uint>(OidRequestLayout.Oid);

    /// <summary>Of NdisRequestQueryInformation and NdisRequestQueryStatistics.</summary>
    public OidQuery QUERY_INFORMATION => new(_reference);

    /// <summary>Of NdisRequestSetInformation.</summary>
    public OidSet SET_INFORMATION => new(_reference);

    /// <summary>Of NdisRequestMethod.</summary>
    public OidMethod METHOD_INFORMATION => new(_reference);
}
