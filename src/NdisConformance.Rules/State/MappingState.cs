using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A mapping request that was accepted, from the building of its list.</summary>
internal struct MappingState
{
    public TraceObject Nb;

    public TraceObject Nbl;

    public TraceObject Dma;

    public SgRole Role;

    /// <summary>Sequence of the request.</summary>
    public long Requested;

    /// <summary>Sequence of MiniportProcessSGList; 0 before.</summary>
    public long Delivered;

    /// <summary>Sequence of the free; 0 before.</summary>
    public long Freed;

    /// <summary>Sequence of the completion of the list that contains the NET_BUFFER; 0 before.</summary>
    public long Completed;

    /// <summary>True if the request was for device to memory.</summary>
    public bool IsFromDevice;

    /// <summary>True if the driver gave a buffer for the list.</summary>
    public bool HasOwnBuffer;

    /// <summary>True if the list lies in storage of NDIS.</summary>
    public bool IsInHostStorage;

    /// <summary>True once the request has returned.</summary>
    public bool HasReturned;

    /// <summary>True if the list was delivered after the request returned, or on another processor.</summary>
    public bool WasDeferred;

    /// <summary>The mapping whose list had been requested for the same buffer before; 0 if none.</summary>
    public uint PreviousInBuffer;

    /// <summary>Bus accesses of the device through it.</summary>
    public int Accesses;

    /// <summary>True once nothing is owed for its send any more, but for its free.</summary>
    public bool IsOrphan;

    /// <summary>What was given as Context, as <see cref="PointerKey"/> counts it; 0 if nothing that lives.</summary>
    public uint Context;

    /// <summary>
    /// The NET_BUFFER of the newest request before with the same Context, if that mapping was over; 0 otherwise.
    /// </summary>
    public uint PreviousNbOfContext;

    /// <summary>
    /// Sequence of the pause or cancel that had begun when the list was delivered; 0 if it came in time.
    /// </summary>
    public long LateSince;

    /// <summary>
    /// The outermost callback in which the list that contains the NET_BUFFER was completed, if its frame had left and
    /// others of the list were freed; 0 otherwise.
    /// </summary>
    public long CompletedIn;

    /// <summary>The status that its list was completed with.</summary>
    public NDIS_STATUS CompletedStatus;

    /// <summary>The mapping of the same NET_BUFFER made before, if it is still known; 0 if none.</summary>
    public uint Previous;

    public readonly bool IsLive => Freed == 0;

    public readonly bool IsPending => Freed == 0 && Delivered == 0;
}
