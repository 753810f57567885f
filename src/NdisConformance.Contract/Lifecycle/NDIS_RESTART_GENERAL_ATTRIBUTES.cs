namespace NdisConformance.Contract;

/// <summary>
/// What an adapter can do, as Data of an entry of the restart attributes. A driver may change any member. Source:
/// RstGen.
/// </summary>
public readonly struct NDIS_RESTART_GENERAL_ATTRIBUTES
{
    private readonly ObjectReference _reference;

    private NDIS_RESTART_GENERAL_ATTRIBUTES(ObjectReference reference) => _reference = reference;

    /// <summary>Type RESTART_GENERAL_ATTRIBUTES, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header => _reference.Load<NDIS_OBJECT_HEADER>(0);

    /// <summary>Largest payload in bytes.</summary>
    public uint MtuSize
    {
        get => _reference.Load<uint>(RestartAttributesLayout.MtuSize);
        set => _reference.Store(RestartAttributesLayout.MtuSize, value);
    }

    /// <summary>Highest transmit speed in bits per second.</summary>
    public ulong MaxXmitLinkSpeed
    {
        get => _reference.Load<ulong>(RestartAttributesLayout.MaxXmitLinkSpeed);
        set => _reference.Store(RestartAttributesLayout.MaxXmitLinkSpeed, value);
    }

    /// <summary>Highest receive speed in bits per second.</summary>
    public ulong MaxRcvLinkSpeed
    {
        get => _reference.Load<ulong>(RestartAttributesLayout.MaxRcvLinkSpeed);
        set => _reference.Store(RestartAttributesLayout.MaxRcvLinkSpeed, value);
    }

    /// <summary>Lookahead in bytes.</summary>
    public uint LookaheadSize
    {
        get => _reference.Load<uint>(RestartAttributesLayout.LookaheadSize);
        set => _reference.Store(RestartAttributesLayout.LookaheadSize, value);
    }

    /// <summary>NDIS_MAC_OPTION_XXX flags.</summary>
    public uint MacOptions
    {
        get => _reference.Load<uint>(RestartAttributesLayout.MacOptions);
        set => _reference.Store(RestartAttributesLayout.MacOptions, value);
    }

    /// <summary>NDIS_PACKET_TYPE_XXX flags.</summary>
    public uint SupportedPacketFilters
    {
        get => _reference.Load<uint>(RestartAttributesLayout.SupportedPacketFilters);
        set => _reference.Store(RestartAttributesLayout.SupportedPacketFilters, value);
    }

    /// <summary>Addresses that the multicast list can hold.</summary>
    public uint MaxMulticastListSize
    {
        get => _reference.Load<uint>(RestartAttributesLayout.MaxMulticastListSize);
        set => _reference.Store(RestartAttributesLayout.MaxMulticastListSize, value);
    }

    /// <summary>A NET_IF_ACCESS_TYPE.</summary>
    public uint AccessType
    {
        get => _reference.Load<uint>(RestartAttributesLayout.AccessType);
        set => _reference.Store(RestartAttributesLayout.AccessType, value);
    }

    /// <summary>A NET_IF_CONNECTION_TYPE.</summary>
    public uint ConnectionType
    {
        get => _reference.Load<uint>(RestartAttributesLayout.ConnectionType);
        set => _reference.Store(RestartAttributesLayout.ConnectionType, value);
    }

    /// <summary>NDIS_STATISTICS_XXX_SUPPORTED flags.</summary>
    public uint SupportedStatistics
    {
        get => _reference.Load<uint>(RestartAttributesLayout.SupportedStatistics);
        set => _reference.Store(RestartAttributesLayout.SupportedStatistics, value);
    }

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NDIS_RESTART_GENERAL_ATTRIBUTES(PVOID pointer) => new(pointer.Reference);
}
