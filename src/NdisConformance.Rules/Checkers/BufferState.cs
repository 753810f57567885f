namespace NdisConformance.Rules;

/// <summary>The list buffer of a request, until the free of its list has returned.</summary>
internal struct BufferState
{
    /// <summary>The block that it lies in, as <see cref="PointerKey"/> counts it.</summary>
    public uint Block;

    public ulong Offset;

    public ulong Length;

    public uint Nb;

    /// <summary>Sequence of the request.</summary>
    public long Requested;

    /// <summary>Sequence of NdisMFreeNetBufferSGList; 0 before.</summary>
    public long Freeing;

    /// <summary>Sequence of the free of its block; 0 before.</summary>
    public long BlockFreed;

    /// <summary>True if the device was done with the list when its block was freed.</summary>
    public bool WasDone;

    /// <summary>Mappings whose buffers lie in the same block; 0 for none.</summary>
    public uint Next;

    public uint Previous;

    public readonly bool Overlaps(ulong offset, ulong length) => Offset < offset + length && offset < Offset + Length;
}
