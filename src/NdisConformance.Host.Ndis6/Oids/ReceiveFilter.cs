using System.Buffers.Binary;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Packet filter and multicast list of an adapter, as the miniport accepted them. Source: OidFilter, OidMulti.
/// </summary>
internal sealed class ReceiveFilter
{
    private const ulong Everybody = 0xFFFF_FFFF_FFFF;
    private const ulong GroupBit = 1UL << 40;
    private const int AddressBytes = 6;
    private uint _filter;
    private ReadOnlyMemory<byte> _groups;

    /// <summary>The miniport ended a request with success.</summary>
    public void Note(OidQuestion question)
    {
        if (question.Type != NDIS_REQUEST_TYPE.NdisRequestSetInformation)
        {
            return;
        }

        if (question.Oid == OID_802_3_MULTICAST_LIST)
        {
            _groups = question.Input;
        }
        else if (question.Oid == OID_GEN_CURRENT_PACKET_FILTER && question.Input.Length >= sizeof(uint))
        {
            _filter = BinaryPrimitives.ReadUInt32LittleEndian(question.Input.Span);
        }
    }

    /// <summary>The NIC lost both in a reset. Gives the requests that set them again, in order.</summary>
    public IReadOnlyList<OidQuestion> Lose()
    {
        List<OidQuestion> requests = [];
        if (!_groups.IsEmpty)
        {
            requests.Add(OidQuestion.Set(OID_802_3_MULTICAST_LIST, _groups));
        }

        if (_filter != 0)
        {
            requests.Add(OidQuestion.Set(OID_GEN_CURRENT_PACKET_FILTER, _filter));
        }

        _groups = default;
        _filter = 0;
        return requests;
    }

    /// <summary>Whom a frame is for, as far as filter and list admit it.</summary>
    /// <param name="destination">The destination address, its first byte the highest.</param>
    /// <param name="station">The address of the adapter.</param>
    public FrameAudience AudienceOf(ulong destination, ulong station)
    {
        bool isAll = (_filter & NDIS_PACKET_TYPE_PROMISCUOUS) != 0;
        if (destination == Everybody)
        {
            return Admitted(FrameAudience.Everybody, isAll || Has(NDIS_PACKET_TYPE_BROADCAST));
        }

        if ((destination & GroupBit) != 0)
        {
            bool isMember = Has(NDIS_PACKET_TYPE_MULTICAST) && HasGroup(destination);
            return Admitted(FrameAudience.Group, isAll || Has(NDIS_PACKET_TYPE_ALL_MULTICAST) || isMember);
        }

        return destination == station
            ? Admitted(FrameAudience.Station, isAll || Has(NDIS_PACKET_TYPE_DIRECTED))
            : Admitted(FrameAudience.OtherStation, isAll);
    }

    private static FrameAudience Admitted(FrameAudience audience, bool isAdmitted)
        => isAdmitted ? audience : FrameAudience.NotAdmitted;

    private bool Has(uint filter) => (_filter & filter) != 0;

    private bool HasGroup(ulong group)
    {
        ReadOnlySpan<byte> groups = _groups.Span;
        for (; groups.Length >= AddressBytes; groups = groups[AddressBytes..])
        {
            if ((((ulong)BinaryPrimitives.ReadUInt16BigEndian(groups) << 32)
                | BinaryPrimitives.ReadUInt32BigEndian(groups[2..])) == group)
            {
                return true;
            }
        }

        return false;
    }
}
