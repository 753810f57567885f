using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// What the host knows of a NET_BUFFER_LIST; its bytes lie in simulated memory at <see cref="Offset"/>.
/// </summary>
internal struct NblRecord : ILedgerRecord
{
    public uint Number;

    public uint Offset;

    public ObjectPhase Phase;

    /// <summary>True if a protocol made it for a send.</summary>
    public bool IsProtocol;

    /// <summary>The pool of the driver that it came from.</summary>
    public NblPool? Pool;

    /// <summary>Slot of the NET_BUFFER that was preallocated with it, or -1.</summary>
    public int PreallocatedNb;

    /// <summary>A send: how many NET_BUFFERs it has, and the slot of the first one.</summary>
    public int NetBuffers;

    public int FirstNb;

    /// <summary>A send: true if its data must not be changed.</summary>
    public bool IsReadOnly;

    /// <summary>A receive: TRUE while the indication carries RESOURCES.</summary>
    public bool IsResources;

    /// <summary>
    /// A receive: slot and number of the list that comes back together with it, after it; or -1 and 0.
    /// </summary>
    public int NextReturn;

    public uint NextReturnNumber;

    /// <summary>
    /// A receive: sequence of the return after which the driver has not looked at it yet; 0 otherwise.
    /// </summary>
    public long Returned;

    /// <summary>A receive: where NDIS linked it to when it was returned, until it is indicated again; or 0.</summary>
    public uint ReturnedNext;

    /// <summary>Start of the block of its context, or 0.</summary>
    public uint ContextBlock;

    /// <summary>The walk along a chain that came by last: a chain may be a circle.</summary>
    public uint LastWalk;

    /// <summary>Sequence of the event that acquired it, for the ledger.</summary>
    public long Acquired;

    public readonly TraceObject Id => new(ObjectKind.Nbl, Number);

    public readonly bool IsResource => Number != 0 && !IsProtocol;

    public readonly LedgerEntry Entry => new(Acquired, Id);
}
