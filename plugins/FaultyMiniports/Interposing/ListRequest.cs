using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A request of the reference for a scatter/gather list, and what came of it.</summary>
public sealed class ListRequest(TransmitSlot slot, NDIS_HANDLE dmaHandle, NET_BUFFER netBuffer, PVOID context)
{
    /// <summary>The slot that stands for the frame.</summary>
    public TransmitSlot Slot { get; set; } = slot;

    /// <summary>The channel.</summary>
    public NDIS_HANDLE DmaHandle { get; } = dmaHandle;

    /// <summary>The frame, which the slot forgets before this does.</summary>
    public NET_BUFFER NetBuffer { get; } = netBuffer;

    /// <summary>The list that the frame belongs to.</summary>
    public NET_BUFFER_LIST NetBufferList { get; } = slot.NetBufferList;

    /// <summary>What the reference gave as Context, and expects in its callback.</summary>
    public PVOID Context { get; set; } = context;

    /// <summary>What the reference gave as Flags.</summary>
    public uint Flags { get; init; }

    /// <summary>What the reference gave as ScatterGatherListBuffer.</summary>
    public PVOID Buffer { get; init; }

    /// <summary>What the reference gave as ScatterGatherListBufferSize.</summary>
    public uint BufferSize { get; init; }

    /// <summary>True once MiniportProcessSGList ran.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>True once the reference gave the list back.</summary>
    public bool IsGivenBack { get; set; }

    /// <summary>The list that MiniportProcessSGList received.</summary>
    public SCATTER_GATHER_LIST List { get; set; }

    /// <summary>The list that the reference was given instead.</summary>
    public SCATTER_GATHER_LIST Presented { get; set; }

    /// <summary>Lets each of two slots stand for the frame of the other.</summary>
    public static void Exchange(ListRequest first, ListRequest second)
    {
        TransmitSlot a = first.Slot;
        TransmitSlot b = second.Slot;
        (a.NetBufferList, b.NetBufferList) = (b.NetBufferList, a.NetBufferList);
        (a.NetBuffer, b.NetBuffer) = (b.NetBuffer, a.NetBuffer);
        (a.Offset, b.Offset) = (b.Offset, a.Offset);
        (a.Length, b.Length) = (b.Length, a.Length);
        (a.ListBuffer, b.ListBuffer) = (b.ListBuffer, a.ListBuffer);
        (first.Slot, second.Slot) = (b, a);
        (first.Context, second.Context) = (second.Context, first.Context);
    }
}
