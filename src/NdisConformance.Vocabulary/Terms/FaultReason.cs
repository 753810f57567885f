namespace NdisConformance.Vocabulary;

/// <summary>Why the IOMMU refused an access.</summary>
public enum FaultReason
{
    /// <summary>The address was never mapped.</summary>
    Unmapped,

    /// <summary>The mapping was freed.</summary>
    FreedMapping,

    /// <summary>The shared block was freed.</summary>
    FreedBlock,

    /// <summary>The mapping does not allow this direction.</summary>
    WrongDirection,

    /// <summary>The access leaves its mapping or block.</summary>
    BeyondRange,

    /// <summary>The address is a host-physical address.</summary>
    HostPhysical,

    /// <summary>The address is a host-virtual address.</summary>
    HostVirtual,

    /// <summary>The address is poison from memory that nobody wrote.</summary>
    Poison,

    /// <summary>The address is a mapped one with its upper 32 bits cut off.</summary>
    Truncated,

    /// <summary>The same, by a device that used addresses above 4 GiB before.</summary>
    HalfGiven,
}
