namespace NdisConformance.Contract;

/// <summary>Where the members of a NET_BUFFER_LIST_CONTEXT lie on Windows x64, in bytes. Source: NblS.</summary>
internal static class NetBufferListContextLayout
{
    public const uint Next = 0x00;
    public const uint Size = 0x08;
    public const uint Offset = 0x0A;

    /// <summary>What lies before the context data.</summary>
    public const uint HeadBytes = 0x10;
}
