using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// A scatter/gather list of a NET_BUFFER, from the accepted request to the freed list. Its mapping is in the same slot
/// of the DMA mapper.
/// </summary>
internal struct MappingRecord
{
    public uint Number;

    public DmaChannel Channel;

    /// <summary>True once MiniportProcessSGList was entered for it.</summary>
    public bool IsDelivered;

    /// <summary>True while the request waits for map registers.</summary>
    public bool IsWaiting;

    /// <summary>How many lists had been freed when this one was built.</summary>
    public uint FreedBefore;

    public PVOID Context;

    /// <summary>What is mapped; its slot may have been given to another since.</summary>
    public int NbSlot;

    public uint NbNumber;

    /// <summary>The members of the NET_BUFFER that shaped the list, and a digest of the MDLs with its bytes.</summary>
    public uint CurrentMdl;

    public uint CurrentMdlOffset;

    public uint DataOffset;

    public ulong DataLength;

    public ulong MdlDigest;

    public ListStorage Storage;

    public uint ListOffset;

    public uint ListBytes;

    /// <summary>What the caller gave, up to the end of its block; no bytes if nothing that may be written.</summary>
    public uint BufferOffset;

    public uint BufferBytes;

    public uint BufferGeneration;

    public bool IsBufferLocked;

    public readonly TraceObject Id => new(ObjectKind.Sg, Number);

    public readonly TraceObject NetBuffer => new(ObjectKind.Nb, NbNumber);
}
