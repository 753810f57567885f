using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// A protocol that opens and closes the adapter: the requests that its packet filter and its multicast list make. The
/// filter is zero when MiniportInitializeEx is called, and a protocol may set it from then on; this one does so after
/// the first restart. Source: OidFilter, OidMulti.
/// </summary>
internal sealed class ProtocolBinding(Miniport miniport, HostDuties duties)
{
    /// <summary>All hosts of the segment: a group that every IP protocol joins.</summary>
    public const ulong Group = 0x0100_5E00_0001;

    /// <summary>What a protocol wants to receive, as far as the adapter supports it.</summary>
    private const uint Wanted = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST | NDIS_PACKET_TYPE_BROADCAST;

    private static readonly OidQuestion[] Usual = [MulticastList(Group), PacketFilter(Wanted)];

    /// <summary>
    /// The requests of a protocol that opens the adapter, in order; none while it is open, or if the adapter declared
    /// no filter.
    /// </summary>
    public OidQuestion[] Open()
    {
        if (miniport.Adapter is not { IsOpen: false } adapter)
        {
            return [];
        }

        adapter.IsOpen = true;
        uint filter = duties.PacketFilter(Wanted, adapter.SupportedPacketFilters);
        bool hasGroups = (filter & NDIS_PACKET_TYPE_MULTICAST) != 0 && adapter.MaxMulticastListSize > 0;
        return filter == 0 ? []
            : hasGroups && filter == Wanted ? Usual
            : hasGroups ? [MulticastList(Group), PacketFilter(filter)]
            : [PacketFilter(filter)];
    }

    /// <summary>The requests of the last protocol that closes the adapter; none if it is not open.</summary>
    public OidQuestion[] Close()
    {
        if (miniport.Adapter is not { IsOpen: true } adapter)
        {
            return [];
        }

        adapter.IsOpen = false;
        bool hasGroups = (adapter.SupportedPacketFilters & NDIS_PACKET_TYPE_MULTICAST) != 0
            && adapter.MaxMulticastListSize > 0;
        return (adapter.SupportedPacketFilters & Wanted) == 0 ? []
            : hasGroups ? [PacketFilter(0), MulticastList()]
            : [PacketFilter(0)];
    }

    /// <summary>OID_GEN_CURRENT_PACKET_FILTER.</summary>
    public static OidQuestion PacketFilter(uint filter) => OidQuestion.Set(OID_GEN_CURRENT_PACKET_FILTER, filter);

    /// <summary>OID_802_3_MULTICAST_LIST, whose buffer is as long as the list.</summary>
    public static OidQuestion MulticastList(params ReadOnlySpan<ulong> groups)
    {
        const int AddressBytes = 6;
        byte[] list = new byte[groups.Length * AddressBytes];
        for (int i = 0; i < groups.Length; i++)
        {
            for (int part = 0; part < AddressBytes; part++)
            {
                list[(i * AddressBytes) + part] = (byte)(groups[i] >> (8 * (AddressBytes - 1 - part)));
            }
        }

        return OidQuestion.Set(OID_802_3_MULTICAST_LIST, list);
    }
}
