using NdisConformance.Contract;
using NdisConformance.Vocabulary;

namespace NdisConformance.Rules;

/// <summary>How long the information of an OID is that a driver of NDIS 5 is asked for or given.</summary>
internal static class InformationLengths
{
    private const uint NumberBytes = 4;
    private const uint CounterBytes = 8;

    /// <summary>The least bytes that a buffer must have; 0 for what has no fixed length.</summary>
    public static uint LeastOf(uint oid, bool isSet)
    {
        if (MandatoryOids.TryFind(oid, isSet, out MandatoryOid found))
        {
            // Structures are of NDIS 6.
            return found.FullBytes <= CounterBytes ? found.LeastBytes : 0;
        }

        bool isNumber = !isSet
            && oid is NDIS.OID_GEN_CURRENT_PACKET_FILTER or NDIS.OID_GEN_CURRENT_LOOKAHEAD
                or NDIS.OID_GEN_MEDIA_CONNECT_STATUS;
        return isNumber ? NumberBytes : 0;
    }

    /// <summary>True if the answer to a query may be that long: a counter has 4 bytes or 8.</summary>
    public static bool MayBe(uint oid, uint bytes)
        => bytes == LeastOf(oid, isSet: false)
            || (bytes == CounterBytes && oid is NDIS.OID_GEN_XMIT_OK or NDIS.OID_GEN_RCV_OK);
}
