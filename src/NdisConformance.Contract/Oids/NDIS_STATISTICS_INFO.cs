using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// The answer to OID_GEN_STATISTICS: counters of frames and of bytes, each of 64 bits. 152 bytes. Source: OidStats.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_STATISTICS_INFO
{
    /// <summary>Type NDIS_OBJECT_TYPE_DEFAULT, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>NDIS_STATISTICS_FLAGS_VALID_XXX bits: which members are valid.</summary>
    public uint SupportedStatistics;

    /// <summary>Frames dropped for lack of a buffer.</summary>
    public ulong ifInDiscards;

    /// <summary>Frames received with an error.</summary>
    public ulong ifInErrors;

    /// <summary>Bytes received, all kinds.</summary>
    public ulong ifHCInOctets;

    /// <summary>Directed frames received.</summary>
    public ulong ifHCInUcastPkts;

    /// <summary>Multicast frames received.</summary>
    public ulong ifHCInMulticastPkts;

    /// <summary>Broadcast frames received.</summary>
    public ulong ifHCInBroadcastPkts;

    /// <summary>Bytes sent, all kinds.</summary>
    public ulong ifHCOutOctets;

    /// <summary>Directed frames sent.</summary>
    public ulong ifHCOutUcastPkts;

    /// <summary>Multicast frames sent.</summary>
    public ulong ifHCOutMulticastPkts;

    /// <summary>Broadcast frames sent.</summary>
    public ulong ifHCOutBroadcastPkts;

    /// <summary>Frames that could not be sent because of an error.</summary>
    public ulong ifOutErrors;

    /// <summary>Frames that were not sent for another reason.</summary>
    public ulong ifOutDiscards;

    /// <summary>Bytes of directed frames received.</summary>
    public ulong ifHCInUcastOctets;

    /// <summary>Bytes of multicast frames received.</summary>
    public ulong ifHCInMulticastOctets;

    /// <summary>Bytes of broadcast frames received.</summary>
    public ulong ifHCInBroadcastOctets;

    /// <summary>Bytes of directed frames sent.</summary>
    public ulong ifHCOutUcastOctets;

    /// <summary>Bytes of multicast frames sent.</summary>
    public ulong ifHCOutMulticastOctets;

    /// <summary>Bytes of broadcast frames sent.</summary>
    public ulong ifHCOutBroadcastOctets;
}
