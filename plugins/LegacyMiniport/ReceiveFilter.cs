using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

namespace LegacyMiniport;

/// <summary>
/// Which frames the NIC receives. NDIS 5 may query what it has set, and a reset of the NIC loses it, so the driver
/// keeps a copy. All methods are called with the lock of the adapter held.
/// </summary>
internal sealed class ReceiveFilter(Nic nic)
{
    /// <summary>The packet filters that the NIC supports.</summary>
    public const uint Supported = NDIS_PACKET_TYPE_DIRECTED
        | NDIS_PACKET_TYPE_MULTICAST
        | NDIS_PACKET_TYPE_BROADCAST
        | NDIS_PACKET_TYPE_ALL_MULTICAST
        | NDIS_PACKET_TYPE_PROMISCUOUS;

    /// <summary>Addresses in the NIC's multicast list.</summary>
    public const uint ListSize = 32;

    /// <summary>Bytes of an address.</summary>
    public const uint AddressBytes = 6;

    private readonly byte[] _list = new byte[ListSize * AddressBytes];
    private uint _listBytes;

    /// <summary>The current filter: NDIS_PACKET_TYPE_XXX bits.</summary>
    public uint PacketFilter { get; private set; }

    /// <summary>The current multicast addresses, one behind the other.</summary>
    public ReadOnlySpan<byte> MulticastList => _list.AsSpan(0, (int)_listBytes);

    /// <summary>Sets the filter. Its bits were checked.</summary>
    public void SetPacketFilter(uint filter)
    {
        PacketFilter = filter;
        nic.SetReceiveFilter(filter);
    }

    /// <summary>Sets the list. Its length was checked.</summary>
    public void SetMulticastList(PVOID addresses, uint lengthBytes)
    {
        _listBytes = lengthBytes;
        if (lengthBytes > 0)
        {
            addresses.CopyTo(_list.AsSpan(0, (int)lengthBytes));
        }

        ApplyList();
    }

    /// <summary>Writes everything to a NIC that was reset.</summary>
    public void Apply()
    {
        ApplyList();
        nic.SetReceiveFilter(PacketFilter);
    }

    private void ApplyList()
    {
        nic.ClearMulticastList();
        for (uint i = 0; i < _listBytes; i += AddressBytes)
        {
            nic.AddMulticastAddress(_list.AsSpan((int)i, (int)AddressBytes));
        }
    }
}
