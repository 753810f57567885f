namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: pool flags and out-of-band indices.</content>
public static partial class NDIS
{
    /// <summary>Freed lists are quarantined.</summary>
    public const uint NET_BUFFER_LIST_POOL_FLAG_VERIFY = 0x1;

    /// <summary>Index into NetBufferListInfo.</summary>
    public const uint TcpIpChecksumNetBufferListInfo = 0;

    /// <summary>Index into NetBufferListInfo.</summary>
    public const uint TcpLargeSendNetBufferListInfo = 2;

    /// <summary>Index into NetBufferListInfo.</summary>
    public const uint Ieee8021QNetBufferListInfo = 4;

    /// <summary>Index into NetBufferListInfo: what MiniportCancelSend names.</summary>
    public const uint NetBufferListCancelId = 5;
}
