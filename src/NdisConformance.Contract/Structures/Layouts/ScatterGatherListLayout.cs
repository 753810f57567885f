namespace NdisConformance.Contract;

/// <summary>Where the members of a SCATTER_GATHER_LIST lie on Windows x64, in bytes. Source: SgL.</summary>
internal static class ScatterGatherListLayout
{
    public const uint NumberOfElements = 0x00;
    public const uint Reserved = 0x08;

    /// <summary>What lies before the first element.</summary>
    public const uint HeadBytes = 0x10;

    /// <summary>One SCATTER_GATHER_ELEMENT.</summary>
    public const uint ElementBytes = 0x18;

    /// <summary>Within an element.</summary>
    public const uint ElementAddress = 0x00;

    /// <summary>Within an element.</summary>
    public const uint ElementLength = 0x08;

    /// <summary>Within an element.</summary>
    public const uint ElementReserved = 0x10;

    /// <summary>Bytes of a list with so many elements.</summary>
    public static ulong BytesOf(ulong elements) => HeadBytes + (elements * ElementBytes);
}
