namespace NdisConformance.Contract;

/// <summary>Where the members of a NET_BUFFER_LIST lie on Windows x64, in bytes. Source: NblS.</summary>
internal static class NetBufferListLayout
{
    public const uint Next = 0x00;
    public const uint FirstNetBuffer = 0x08;
    public const uint Context = 0x10;
    public const uint ParentNetBufferList = 0x18;
    public const uint NdisPoolHandle = 0x20;
    public const uint NdisReserved = 0x30;
    public const uint ProtocolReserved = 0x40;
    public const uint MiniportReserved = 0x60;
    public const uint Scratch = 0x70;
    public const uint SourceHandle = 0x78;
    public const uint NblFlags = 0x80;
    public const uint ChildRefCount = 0x84;
    public const uint Flags = 0x88;
    public const uint Status = 0x8C;
    public const uint NetBufferListInfo = 0x90;

    /// <summary>The member of NetBufferListInfo that NDIS_GET_NET_BUFFER_LIST_CANCEL_ID reads.</summary>
    public const uint CancelId = NetBufferListInfo + (8 * NDIS.NetBufferListCancelId);

    /// <summary>The member of NetBufferListInfo that tells of the VLAN tag of a frame.</summary>
    public const uint VlanTag = NetBufferListInfo + (8 * NDIS.Ieee8021QNetBufferListInfo);

    /// <summary>The whole structure.</summary>
    public const uint Bytes = 0x190;
}
