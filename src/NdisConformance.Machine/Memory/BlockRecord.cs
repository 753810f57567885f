namespace NdisConformance.Machine;

/// <summary>What is known of one piece of storage and the allocation that it holds or held last.</summary>
internal struct BlockRecord
{
    public ulong Tag;

    /// <summary>Names the allocation; 0 marks a record that is not in use.</summary>
    public uint Generation;

    public uint Start;
    public uint Length;

    /// <summary>The generation of the piece behind this one in the quarantine or in its free list; 0 ends it.</summary>
    public uint Next;

    public byte SizeClass;
    public byte AlignmentLog;
    public bool IsFree;

    /// <summary>True if pages of the block were given adjacent frames.</summary>
    public bool IsContiguous;

    /// <summary>Granules that the block's shadow generation covers.</summary>
    public readonly uint Granules => SizeClasses.GranulesOf(Length);

    public readonly MemoryBlock ToBlock() => new(Start, Length, Generation, Tag, IsFree);
}
