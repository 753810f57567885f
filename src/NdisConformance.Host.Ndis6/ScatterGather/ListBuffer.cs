using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>What a driver gave as storage for a list.</summary>
internal struct ListBuffer
{
    /// <summary>The block that it lies in, as traces name it.</summary>
    public TraceObject Block;

    /// <summary>True if it is memory of the driver that is alive, and so may be written.</summary>
    public bool IsUsable;

    public uint Offset;

    public uint OffsetInBlock;

    /// <summary>Bytes from its start to the end of its block.</summary>
    public uint Room;

    public uint Generation;
}
