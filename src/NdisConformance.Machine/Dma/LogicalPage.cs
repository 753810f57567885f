namespace NdisConformance.Machine;

/// <summary>
/// A page of the device's address space. What is said of the whole mapping stands in its first page only.
/// </summary>
internal struct LogicalPage
{
    /// <summary>Whose mapping it is or was.</summary>
    public ulong Owner;

    /// <summary>The number of the mapping's first page.</summary>
    public uint Head;

    /// <summary>First page: how many bytes are mapped.</summary>
    public uint LengthBytes;

    /// <summary>First page: where the first mapped byte lies in memory.</summary>
    public uint MemoryOffset;

    /// <summary>First page: where the first mapped byte lies within its owner.</summary>
    public uint OwnerOffset;

    /// <summary>First page: where the first mapped byte lies in the page.</summary>
    public ushort FirstByte;

    public LogicalPageState State;

    /// <summary>First page: what the device may do.</summary>
    public byte Direction;

    /// <summary>First page: true if an empty page belongs to the mapping.</summary>
    public bool HasGuard;
}
