using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>What NDIS may set. NDIS does not look at the buffer, so everything in it is checked here.</content>
internal sealed partial class OidRequests
{
    private const uint AddressBytes = 6;

    private NDIS_STATUS Set(OidSet set) => set.Oid switch
    {
        OID_GEN_CURRENT_PACKET_FILTER => SetPacketFilter(set),
        OID_802_3_MULTICAST_LIST => SetMulticastList(set),
        OID_GEN_CURRENT_LOOKAHEAD => SetLookahead(set),

        // Moderation is not supported, as the query says.
        OID_GEN_INTERRUPT_MODERATION => NDIS_STATUS_INVALID_DATA,
        _ => NDIS_STATUS_NOT_SUPPORTED,
    };

    /// <summary>Reads a number of 4 bytes; false if the buffer is too short for it.</summary>
    private static bool TryRead(OidSet set, out uint value)
    {
        value = 0;
        if (set.InformationBufferLength < sizeof(uint))
        {
            set.BytesNeeded = sizeof(uint);
            return false;
        }

        value = set.InformationBuffer.Read<uint>();
        set.BytesRead = sizeof(uint);
        return true;
    }

    private NDIS_STATUS SetPacketFilter(OidSet set)
    {
        if (!TryRead(set, out uint filter))
        {
            return NDIS_STATUS_INVALID_LENGTH;
        }

        if ((filter & ~Adapter.PacketFilters) != 0)
        {
            return NDIS_STATUS_INVALID_DATA;
        }

        // The bits of the register are those of NDIS.
        adapter.Nic.SetReceiveFilter(filter);
        return NDIS_STATUS_SUCCESS;
    }

    private NDIS_STATUS SetMulticastList(OidSet set)
    {
        uint count = set.InformationBufferLength / AddressBytes;
        if (set.InformationBufferLength % AddressBytes != 0)
        {
            set.BytesNeeded = (count + 1) * AddressBytes;
            return NDIS_STATUS_INVALID_LENGTH;
        }

        if (count > Adapter.MulticastListSize)
        {
            set.BytesNeeded = Adapter.MulticastListSize * AddressBytes;
            return NDIS_STATUS_MULTICAST_FULL;
        }

        adapter.Nic.ClearMulticastList();
        Span<byte> address = stackalloc byte[(int)AddressBytes];
        for (uint i = 0; i < count; i++)
        {
            (set.InformationBuffer + (i * AddressBytes)).CopyTo(address);
            adapter.Nic.AddMulticastAddress(address);
        }

        set.BytesRead = set.InformationBufferLength;
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Frames are always indicated whole, so that any lookahead is kept.</summary>
    private static NDIS_STATUS SetLookahead(OidSet set)
    {
        if (!TryRead(set, out uint lookahead))
        {
            return NDIS_STATUS_INVALID_LENGTH;
        }

        return lookahead <= Adapter.MtuSize ? NDIS_STATUS_SUCCESS : NDIS_STATUS_INVALID_DATA;
    }
}
