using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Vocabulary;

/// <summary>
/// The OIDs that are mandatory for every miniport, except the sets that an adapter may refuse: link parameters and
/// interrupt moderation. Source: OidMust.
/// </summary>
public static class MandatoryOids
{
    private const uint NumberBytes = 4;
    private const uint CounterBytes = 8;
    private const uint TextBytes = 256;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MandatoryOid> All { get; } =
    [
        Query(OID_GEN_MAXIMUM_TOTAL_SIZE),
        Query(OID_GEN_TRANSMIT_BLOCK_SIZE),
        Query(OID_GEN_RECEIVE_BLOCK_SIZE),
        Query(OID_GEN_TRANSMIT_BUFFER_SPACE),
        Query(OID_GEN_RECEIVE_BUFFER_SPACE),
        Query(OID_GEN_VENDOR_ID),
        new(OID_GEN_VENDOR_DESCRIPTION, IsSet: false, LeastBytes: 0, TextBytes),
        Query(OID_GEN_VENDOR_DRIVER_VERSION),
        new(OID_GEN_XMIT_OK, IsSet: false, NumberBytes, CounterBytes),
        new(OID_GEN_RCV_OK, IsSet: false, NumberBytes, CounterBytes),
        Structure(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1),
        Structure(OID_GEN_INTERRUPT_MODERATION, NDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1),
        Set(OID_GEN_CURRENT_PACKET_FILTER),
        Set(OID_GEN_CURRENT_LOOKAHEAD),
    ];

    /// <summary>Finds one; false if it is not among them.</summary>
    public static bool TryFind(uint oid, bool isSet, out MandatoryOid found)
    {
        foreach (MandatoryOid candidate in All)
        {
            if (candidate.Oid == oid && candidate.IsSet == isSet)
            {
                found = candidate;
                return true;
            }
        }

        found = default;
        return false;
    }

    private static MandatoryOid Query(uint oid) => new(oid, IsSet: false, NumberBytes, NumberBytes);

    private static MandatoryOid Structure(uint oid, uint bytes) => new(oid, IsSet: false, bytes, bytes);

    private static MandatoryOid Set(uint oid) => new(oid, IsSet: true, NumberBytes, NumberBytes);
}
