namespace NdisConformance.Contract;

/// <summary>Where the members of an MDL lie on Windows x64, in bytes. Source: MdlA.</summary>
internal static class MdlLayout
{
    public const uint Next = 0x00;
    public const uint Size = 0x08;
    public const uint MdlFlags = 0x0A;
    public const uint Process = 0x10;
    public const uint MappedSystemVa = 0x18;
    public const uint StartVa = 0x20;
    public const uint ByteCount = 0x28;
    public const uint ByteOffset = 0x2C;

    /// <summary>The structure itself; a page frame number for each page follows.</summary>
    public const uint HeadBytes = 0x30;

    /// <summary>One page frame number.</summary>
    public const uint PageFrameNumberBytes = 8;

    /// <summary>MDL_SOURCE_IS_NONPAGED_POOL in MdlFlags.</summary>
    public const ushort SourceIsNonpagedPool = 0x0004;
}
