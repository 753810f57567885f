namespace NdisConformance.Host.Kernel;

/// <summary>Where the members of an MDL lie that the host itself reads and writes, and how long it is.</summary>
internal static class MdlField
{
    public const uint Next = 0x00;
    public const uint Size = 0x08;
    public const uint MdlFlags = 0x0A;
    public const uint MappedSystemVa = 0x18;
    public const uint StartVa = 0x20;
    public const uint ByteCount = 0x28;
    public const uint ByteOffset = 0x2C;

    /// <summary>Bytes of the structure; a page frame number for each page follows.</summary>
    public const uint HeadBytes = 0x30;

    /// <summary>MDL_SOURCE_IS_NONPAGED_POOL.</summary>
    public const ushort SourceIsNonpagedPool = 0x0004;
}
