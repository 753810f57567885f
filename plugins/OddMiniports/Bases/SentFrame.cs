using NdisConformance.Contract;
using ReferenceMiniport;

namespace OddMiniports;

/// <summary>
/// A frame on its way through a MapTransmitPath.
/// </summary>
public sealed class SentFrame(MapTransmitPath path, NET_BUFFER_LIST list, NET_BUFFER netBuffer)
    : IScatterGatherRequest
{
    /// <summary>The pointer under which NDIS hands the frame back.</summary>
    public PVOID Context { get; set; }

    /// <summary>The list that it belongs to.</summary>
    public NET_BUFFER_LIST NetBufferList { get; } = list;

    /// <summary>The frame.</summary>
    public NET_BUFFER NetBuffer { get; } = netBuffer;

    /// <summary>Its CurrentMdlOffset.</summary>
    public uint Offset { get; } = netBuffer.CurrentMdlOffset;

    /// <summary>Its DataLength.</summary>
    public uint Length { get; } = netBuffer.DataLength;

    /// <summary>Room for the scatter/gather list; NULL where NDIS finds it.</summary>
    public PVOID Buffer { get; set; }

    /// <summary>Bytes of that room.</summary>
    public uint BufferBytes { get; set; }

    /// <summary>Its scatter/gather list.</summary>
    public SCATTER_GATHER_LIST List { get; set; }

    /// <summary>Descriptors in the ring.</summary>
    public uint Descriptors { get; set; }

    /// <summary>The descriptor that tells of its end.</summary>
    public uint LastDescriptor { get; set; }

    /// <summary>What became of it.</summary>
    public NDIS_STATUS Status { get; set; }

    /// <summary>It can be posted, as soon as no earlier frame of its list is in the way.</summary>
    public bool IsMapped { get; set; }

    /// <inheritdoc/>
    public void OnScatterGatherList(SCATTER_GATHER_LIST list) => path.OnMapped(this, list);
}
