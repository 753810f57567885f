namespace NdisConformance.Machine;

/// <summary>An access of the device that was refused, and where it would have led.</summary>
public readonly record struct RefusedAccess
{
    /// <summary>Why it was refused.</summary>
    public IommuFault Fault { get; init; }

    /// <summary>Whose mapping the address belongs to or belonged to; 0 if it leads to none.</summary>
    public ulong Owner { get; init; }

    /// <summary>True for a write.</summary>
    public bool IsWrite { get; init; }

    /// <summary>Length of the access in bytes.</summary>
    public uint Length { get; init; }

    /// <summary>A live mapping: where it begins within its owner, and how long it is.</summary>
    public uint OwnerOffset { get; init; }

    /// <summary>A live mapping: its length in bytes.</summary>
    public uint MappedBytes { get; init; }

    /// <summary>A live mapping: where the access begins, counted from the first byte of the mapping.</summary>
    public int Position { get; init; }

    /// <summary>From the first byte of the access to the end of its page.</summary>
    public uint PageRest { get; init; }

    /// <summary>An address of the host: the byte of memory that it names; 0 if that is none.</summary>
    public uint HostOffset { get; init; }
}
