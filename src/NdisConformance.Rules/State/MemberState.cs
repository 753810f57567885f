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
}
