namespace NdisConformance.Machine;

/// <summary>
/// An access of the driver that its handle does not plainly allow. Exactly one of the five reasons is true.
/// </summary>
public readonly struct IrregularAccess
{
    /// <summary>Where the handle points.</summary>
    public uint Offset { get; init; }

    /// <summary>The first byte of the access; it may lie outside the memory.</summary>
    public uint AccessOffset { get; init; }

    /// <summary>Length of the access in bytes.</summary>
    public uint Length { get; init; }

    /// <summary>True for a write.</summary>
    public bool IsWrite { get; init; }

    /// <summary>The generation that the handle carries.</summary>
    public uint HandleGeneration { get; init; }

    /// <summary>The first place of the access where the handle is not good; what follows speaks of it.</summary>
    public uint PlaceOffset { get; init; }

    /// <summary>True if a block, live or quarantined, lies at the place.</summary>
    public bool HasBlock { get; init; }

    /// <summary>The block at the place; another one than the handle's if the storage was given out again.</summary>
    public MemoryBlock Block { get; init; }

    /// <summary>The handle's block is live, and somebody else than the driver owns the place now.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The handle is good, and the driver writes bytes that are mapped for the device to read.</summary>
    public bool IsMapped { get; init; }

    /// <summary>The handle's block was freed.</summary>
    public bool IsFreed { get; init; }

    /// <summary>The handle's block is live, and the access leaves it.</summary>
    public bool IsOutOfBlock { get; init; }

    /// <summary>The handle never named a block.</summary>
    public bool IsWild { get; init; }
}
