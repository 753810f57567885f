namespace NdisConformance.Contract;

/// <summary>What an OID request asks for; only the types that NDIS gives to a miniport. Source: OidReq.</summary>
public enum NDIS_REQUEST_TYPE
{
    /// <summary>The driver writes the information into the buffer.</summary>
    NdisRequestQueryInformation = 0,

    /// <summary>The driver reads the information from the buffer.</summary>
    NdisRequestSetInformation = 1,

    /// <summary>A query for statistics, with the members of a query.</summary>
    NdisRequestQueryStatistics = 2,

    /// <summary>The driver reads and writes the buffer.</summary>
    NdisRequestMethod = 12,
}
