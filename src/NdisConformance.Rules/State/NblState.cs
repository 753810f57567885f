using NdisConformance.Contract;

namespace NdisConformance.Rules;

/// <summary>A NET_BUFFER_LIST that NDIS gave to the miniport to send, until nothing is owed for it any more.</summary>
internal struct NblState
{
    /// <summary>Sequence of the fact that gave its first NET_BUFFER to the miniport.</summary>
    public long Submitted;

    /// <summary>Virtual time of that.</summary>
    public long SubmittedTime;

    /// <summary>The MiniportSendNetBufferLists call that it came with.</summary>
    public uint Group;

    /// <summary>Position in the chain of that call.</summary>
    public uint Index;

    public uint FirstNb;

    public uint LastNb;

    public int NetBuffers;

    public ulong CancelId;

    /// <summary>Position among all lists of the adapter, from 1.</summary>
    public long Order;

    /// <summary>True if sends of earlier calls were not completed when it came.</summary>
    public bool CameToBusyDriver;

    /// <summary>True if another send call was under way when it came: between the two there is no order.</summary>
    public bool CameBeside;

    /// <summary>True if it came when the miniport had to refuse it: paused, or on the way there.</summary>
    public bool IsToBeRefused;

    /// <summary>Sequence of its first completion; 0 while the miniport owns it.</summary>
    public long Completed;

    public NDIS_STATUS Status;

    /// <summary>
    /// Sequence of the MiniportSendNetBufferLists activation in which a mapping request was open for it when it was
    /// completed; 0 otherwise.
    /// </summary>
    public long CompletedInside;

    /// <summary>True if it was completed inside the MiniportCancelSend that names it.</summary>
    public bool WasCancelled;

    /// <summary>How many NET_BUFFERs, from the first, are known to have kept their order on the wire.</summary>
    public uint HighestOnWire;

    /// <summary>Sequence of the newest MiniportCancelSend that named it; 0 if there was none.</summary>
    public long Cancelled;

    /// <summary>True if it was waiting in the driver's queue for certain when that was called.</summary>
    public bool WasQueued;

    /// <summary>True once a request for one of its NET_BUFFERs got RESOURCES for a time.</summary>
    public bool WasRefused;

    /// <summary>True once a frame was made from it that has other bytes.</summary>
    public bool HasWrongFrame;
}
