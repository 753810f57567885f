namespace NdisConformance.Host.Ndis6;

/// <summary>Where the members of a NET_BUFFER_LIST lie that the host itself reads and writes.</summary>
internal static class NblField
{
    /// <summary>How long the structure is.</summary>
    public const uint Bytes = 0x190;

    public const uint Next = 0x00;
    public const uint FirstNetBuffer = 0x08;
    public const uint Context = 0x10;
    public const uint NdisPoolHandle = 0x20;
    public const uint SourceHandle = 0x78;
    public const uint Status = 0x8C;
    public const uint CancelId = 0x90 + (8 * Contract.NDIS.NetBufferListCancelId);
}
