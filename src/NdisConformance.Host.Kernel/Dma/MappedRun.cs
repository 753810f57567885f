namespace NdisConformance.Host.Kernel;

/// <summary>One element of a list, as the host remembers it: the driver could overwrite its own storage.</summary>
internal struct MappedRun
{
    /// <summary>The logical address that the IOMMU gave.</summary>
    public ulong Address;

    public uint Length;

    /// <summary>Where the driver's data lies.</summary>
    public uint Source;

    /// <summary>What the device sees: the same place, or a copy of it where the mapping is bounced.</summary>
    public uint Backing;

    /// <summary>Generation of the block of the data, for it may be freed while it is mapped.</summary>
    public uint Generation;
}
