using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A NET_BUFFER_LIST or NET_BUFFER that the driver allocated.</summary>
internal struct MemberState
{
    public TraceObject Pool;

    /// <summary>Sequence of the call that made it.</summary>
    public long Made;

    /// <summary>True if the list came from NdisAllocateNetBufferList where the combined function was due.</summary>
    public bool IsUnpaired;

    /// <summary>
    /// Sequence of the newest failure of NdisAllocateMdl, if it was made without an MDL after that; 0 otherwise.
    /// </summary>
    public long MdlRefused;

    /// <summary>True if it was made after MiniportInitializeEx.</summary>
    public bool IsLate;

    /// <summary>Sequence of its newest indication; 0 before.</summary>
    public long Indicated;

    /// <summary>True once it was indicated with members that agree.</summary>
    public bool WasSound;

    /// <summary>DataLength of its newest indication, if that was the length of the frame; 0 otherwise.</summary>
    public ulong FrameLength;

    /// <summary>Sequence of its newest return with RESOURCES, until it is seen again; 0 otherwise.</summary>
    public long Unused;

    /// <summary>Sequence of its newest return without RESOURCES; 0 before.</summary>
    public long Returned;

    /// <summary>Position in the chain of its newest return, from 0.</summary>
    public int ReturnIndex;

    /// <summary>State of the adapter at its newest return.</summary>
    public AdapterState ReturnState;

    /// <summary>True if the driver was seen not to have looked at it since its return.</summary>
    public bool IsIgnored;

    /// <summary>Sequence of the free of the list in which it was still linked; 0 if there was none.</summary>
    public long LeftLinked;
}
