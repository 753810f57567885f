namespace NdisConformance.Machine;

/// <summary>What a page of the device's address space is used for.</summary>
internal enum LogicalPageState : byte
{
    /// <summary>Nothing was ever mapped there.</summary>
    Unused,

    /// <summary>It belongs to a mapping.</summary>
    Mapped,

    /// <summary>It lies behind a mapping and keeps the next one away.</summary>
    Guard,

    /// <summary>It belonged to a mapping, and no other was made there since.</summary>
    Tombstone,
}
