using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>Sets. NDIS does not check the buffer, so everything in it is checked here.</content>
internal sealed partial class OidRequests
{
    private uint _lookahead = Adapter.MtuSize;

    /// <summary>MiniportSetInformation.</summary>
    public NDIS_STATUS Set(uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded)
    {
        (bytesRead, bytesNeeded) = (0, 0);
        if (adapter.Nic.IsGone)
        {
            return NDIS_STATUS_NOT_ACCEPTED;
        }

        return oid switch
        {
            OID_GEN_CURRENT_PACKET_FILTER => SetPacketFilter(buffer, length, ref bytesRead, ref bytesNeeded),
            OID_GEN_CURRENT_LOOKAHEAD => SetLookahead(buffer, length, ref bytesRead, ref bytesNeeded),
            OID_802_3_MULTICAST_LIST => SetMulticastList(buffer, length, ref bytesRead, ref bytesNeeded),
            _ => NDIS_STATUS_NOT_SUPPORTED,
        };
    }

    /// <summary>Reads a number of 4 bytes; false if the buffer is too short for it.</summary>
    private static bool TryRead(PVOID buffer, uint length, ref uint bytesRead, ref uint bytesNeeded, out uint value)
    {
        value = 0;
        if (length < sizeof(uint))
        {
            bytesNeeded = sizeof(uint);
            return false;
        }

        value = buffer.Read<uint>();
        bytesRead = sizeof(uint);
        return true;
    }

    private NDIS_STATUS SetPacketFilter(PVOID buffer, uint length, ref uint bytesRead, ref uint bytesNeeded)
    {
        if (!TryRead(buffer, length, ref bytesRead, ref bytesNeeded, out uint filter))
        {
            return NDIS_STATUS_INVALID_LENGTH;
        }

        if ((filter & ~ReceiveFilter.Supported) != 0)
        {
            return NDIS_STATUS_INVALID_DATA;
        }

        adapter.AcquireLock();
        adapter.Filter.SetPacketFilter(filter);
        adapter.ReleaseLock();
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Frames are always indicated whole, so any lookahead will do.</summary>
    private NDIS_STATUS SetLookahead(PVOID buffer, uint length, ref uint bytesRead, ref uint bytesNeeded)
    {
        if (!TryRead(buffer, length, ref bytesRead, ref bytesNeeded, out uint lookahead))
        {
            return NDIS_STATUS_INVALID_LENGTH;
        }

        if (lookahead > Adapter.MtuSize)
        {
            return NDIS_STATUS_INVALID_DATA;
        }

        _lookahead = lookahead;
        return NDIS_STATUS_SUCCESS;
    }

    private NDIS_STATUS SetMulticastList(PVOID buffer, uint length, ref uint bytesRead, ref uint bytesNeeded)
    {
        uint count = length / ReceiveFilter.AddressBytes;
        if (length % ReceiveFilter.AddressBytes != 0)
        {
            bytesNeeded = (count + 1) * ReceiveFilter.AddressBytes;
            return NDIS_STATUS_INVALID_LENGTH;
        }

        if (count > ReceiveFilter.ListSize)
        {
            bytesNeeded = ReceiveFilter.ListSize * ReceiveFilter.AddressBytes;
            return NDIS_STATUS_MULTICAST_FULL;
        }

        adapter.AcquireLock();
        adapter.Filter.SetMulticastList(buffer, length);
        adapter.ReleaseLock();
        bytesRead = length;
        return NDIS_STATUS_SUCCESS;
    }
}
