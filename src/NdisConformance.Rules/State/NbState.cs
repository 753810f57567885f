using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A NET_BUFFER that NDIS gave to the miniport to send.</summary>
internal struct NbState
{
    public uint Nbl;

    /// <summary>The next one of the same list; 0 for the last.</summary>
    public uint Next;

    /// <summary>Position in the list.</summary>
    public uint Index;

    /// <summary>Position among all NET_BUFFERs of the same call, from 1.</summary>
    public uint Ordinal;

    public long Submitted;

    public ulong DataLength;

    public ulong CurrentMdlOffset;

    public ulong DataOffset;

    /// <summary>MDLs that have bytes of the data.</summary>
    public ulong SubmittedMdls;

    /// <summary>Sequence of the newest request that got RESOURCES, until one is accepted; 0 otherwise.</summary>
    public long Refused;

    public Shortage Shortage;

    /// <summary>Sequence of the first request that was accepted; 0 if there was none.</summary>
    public long Requested;

    /// <summary>Sequence of the newest MiniportProcessSGList for it.</summary>
    public long Delivered;

    /// <summary>True once a list was delivered after the request had returned, or on another processor.</summary>
    public bool WasDeferred;

    /// <summary>
    /// Sequence of the pause or cancel that had begun when its newest list was delivered; 0 if it came in time.
    /// </summary>
    public long LateSince;

    /// <summary>Elements of the newest list, and the length of the first one.</summary>
    public ulong Elements;

    public ulong FirstElementLength;

    public ulong LastElementLength;

    /// <summary>MDLs that the newest list covers.</summary>
    public ulong Mdls;

    /// <summary>Bytes of the newest list.</summary>
    public ulong ListBytes;

    /// <summary>What the device read through its list since its frame was last on the wire.</summary>
    public int Reads;

    public ulong FirstRead;

    /// <summary>Where the reads ended that began where the one before ended, and what ended there.</summary>
    public ulong ReadEnd;

    public AccessEnd ReadEndsAt;

    /// <summary>How many of those reads ended with an element.</summary>
    public uint ElementsRead;

    /// <summary>True once the device read it through a list.</summary>
    public bool WasRead;

    /// <summary>True while each read began where the one before it ended.</summary>
    public bool IsReadInOrder;

    /// <summary>Sequence of the fact that its frame left; 0 before.</summary>
    public long OnWire;

    /// <summary>Sequence of a frame that was made from its data and has other bytes; 0 if there was none.</summary>
    public long WrongFrame;

    /// <summary>Where the data ends in its list, in bytes. Only a long list goes on behind it.</summary>
    public readonly ulong DataEnd => CurrentMdlOffset + DataLength;

    /// <summary>True if the newest list goes on behind the data, as NDIS does not document it (AMB-04).</summary>
    public readonly bool HasLongList => ListBytes > DataEnd;

    /// <summary>True if nothing more has to be seen of it on the wire.</summary>
    public readonly bool IsSettled => OnWire != 0;
}
