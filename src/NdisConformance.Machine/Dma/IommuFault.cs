namespace NdisConformance.Machine;

/// <summary>Why an access of the device was refused.</summary>
public enum IommuFault
{
    /// <summary>Nothing was ever mapped there.</summary>
    Unmapped,

    /// <summary>What was mapped there is mapped no more.</summary>
    Freed,

    /// <summary>The mapping does not allow this direction.</summary>
    WrongDirection,

    /// <summary>The access leaves its mapping, or lies beside it.</summary>
    BeyondRange,

    /// <summary>It is a physical address of the machine, or the low half of one.</summary>
    HostPhysical,

    /// <summary>It is a virtual address of the machine, or the low half of one.</summary>
    HostVirtual,

    /// <summary>It was read from memory that nobody wrote, or from freed memory.</summary>
    Poison,

    /// <summary>It is a logical address above 4 GiB that lost its upper half.</summary>
    Truncated,

    /// <summary>The same, by a device that used addresses above 4 GiB before.</summary>
    HalfGiven,
}
