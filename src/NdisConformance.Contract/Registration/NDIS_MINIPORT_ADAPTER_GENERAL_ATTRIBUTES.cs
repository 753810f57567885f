using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>The general attributes of an adapter. 216 bytes (REVISION_1), 224 (REVISION_2). Source: GAttr.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>Reserved; 0.</summary>
    public uint Flags;

    /// <summary>The medium.</summary>
    public NDIS_MEDIUM MediaType;

    /// <summary>The physical medium.</summary>
    public uint PhysicalMediumType;

    /// <summary>Largest payload in bytes, without the link header.</summary>
    public uint MtuSize;

    /// <summary>Highest transmit speed in bits per second.</summary>
    public ulong MaxXmitLinkSpeed;

    /// <summary>Transmit speed in bits per second.</summary>
    public ulong XmitLinkSpeed;

    /// <summary>Highest receive speed in bits per second.</summary>
    public ulong MaxRcvLinkSpeed;

    /// <summary>Receive speed in bits per second.</summary>
    public ulong RcvLinkSpeed;

    /// <summary>Connected, disconnected or unknown.</summary>
    public uint MediaConnectState;

    /// <summary>Half, full or unknown.</summary>
    public uint MediaDuplexState;

    /// <summary>Bytes of lookahead.</summary>
    public uint LookaheadSize;

    /// <summary>NULL where unsupported.</summary>
    public PVOID64 PowerManagementCapabilities;

    /// <summary>NDIS_MAC_OPTION_XXX flags.</summary>
    public uint MacOptions;

    /// <summary>NDIS_PACKET_TYPE_XXX flags.</summary>
    public uint SupportedPacketFilters;

    /// <summary>Multicast addresses that the list can hold.</summary>
    public uint MaxMulticastListSize;

    /// <summary>Bytes of an address; 6 for Ethernet.</summary>
    public ushort MacAddressLength;

    /// <summary>The burned-in address.</summary>
    public PhysicalAddressBytes PermanentMacAddress;

    /// <summary>The address in use.</summary>
    public PhysicalAddressBytes CurrentMacAddress;

    /// <summary>NULL where unsupported.</summary>
    public PVOID64 RecvScaleCapabilities;

    /// <summary>NET_IF_ACCESS_TYPE.</summary>
    public uint AccessType;

    /// <summary>NET_IF_DIRECTION_TYPE.</summary>
    public uint DirectionType;

    /// <summary>NET_IF_CONNECTION_TYPE.</summary>
    public uint ConnectionType;

    /// <summary>The IANA interface type; 6 for Ethernet.</summary>
    public ushort IfType;

    /// <summary>Nonzero if there is a physical connector.</summary>
    public byte IfConnectorPresent;

    /// <summary>NDIS_STATISTICS_XXX flags.</summary>
    public uint SupportedStatistics;

    /// <summary>Flow control functions.</summary>
    public uint SupportedPauseFunctions;

    /// <summary>Bytes of data backfill that the driver wants.</summary>
    public uint DataBackFillSize;

    /// <summary>Bytes of context backfill that the driver wants.</summary>
    public uint ContextBackFillSize;

    /// <summary>The OIDs that the driver answers.</summary>
    public PVOID64 SupportedOidList;

    /// <summary>Length of that list in bytes.</summary>
    public uint SupportedOidListLength;

    /// <summary>Link state negotiation flags.</summary>
    public uint AutoNegotiationFlags;

    /// <summary>REVISION_2: NULL where unsupported.</summary>
    public PVOID64 PowerManagementCapabilitiesEx;

    /// <summary>Room for a MAC address: NDIS_MAX_PHYS_ADDRESS_LENGTH bytes.</summary>
    [InlineArray(32)]
    public struct PhysicalAddressBytes
    {
        private byte _first;
    }

    /// <summary>A pointer member that the harness stores but never follows.</summary>
    /// <param name="Value">The raw value.</param>
    public readonly record struct PVOID64(ulong Value);
}
