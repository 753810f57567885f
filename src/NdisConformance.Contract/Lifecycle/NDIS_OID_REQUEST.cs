namespace NdisConformance.Contract;

/// <summary>
/// An OID request. The host sends only a few plain ones, all of them queries, so that there is no RequestType.
/// Source: Oid.
/// </summary>
public sealed class NDIS_OID_REQUEST
{
    /// <summary>The object identifier asked for or set.</summary>
    public uint Oid { get; set; }

    /// <summary>What cancels this request.</summary>
    public PVOID RequestId { get; set; }

    /// <summary>The information buffer of the request.</summary>
    public byte[] InformationBuffer { get; set; } = [];

    /// <summary>Out: bytes of the buffer that were written or read.</summary>
    public uint BytesUsed { get; set; }
}
