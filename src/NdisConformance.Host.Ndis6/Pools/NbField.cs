namespace NdisConformance.Host.Ndis6;

/// <summary>Where the members of a NET_BUFFER lie that the host itself reads and writes.</summary>
internal static class NbField
{
    /// <summary>How long the structure is.</summary>
    public const uint Bytes = 0xB0;

    public const uint Next = 0x00;
    public const uint CurrentMdl = 0x08;
    public const uint CurrentMdlOffset = 0x10;
    public const uint DataLength = 0x18;
    public const uint MdlChain = 0x20;
    public const uint DataOffset = 0x28;
    public const uint NdisPoolHandle = 0x38;
}
