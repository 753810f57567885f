using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The OID request that an adapter was given last.</summary>
/// <param name="Request">The request object.</param>
/// <param name="Type">What it asks for.</param>
/// <param name="Oid">The object identifier.</param>
/// <param name="InputBytes">Bytes that the driver may read.</param>
/// <param name="OutputBytes">Bytes that the driver may write.</param>
/// <param name="IsListed">True if SupportedOidList of the attributes has it.</param>
internal readonly record struct OidState(
    TraceObject Request, NDIS_REQUEST_TYPE Type, uint Oid, uint InputBytes, uint OutputBytes, bool IsListed)
{
    public bool IsSet => Type == NDIS_REQUEST_TYPE.NdisRequestSetInformation;

    /// <summary>Length of the information buffer of a query or a set.</summary>
    public uint BufferBytes => IsSet ? InputBytes : OutputBytes;
}
