namespace NdisConformance.Rules;

/// <summary>A pool of NET_BUFFER_LISTs or of NET_BUFFERs.</summary>
internal struct PoolState
{
    /// <summary>Sequence of the call that made it.</summary>
    public long Made;

    /// <summary>fAllocateNetBuffer.</summary>
    public bool HasNetBuffers;

    public ulong DataSize;

    /// <summary>True once it was freed with the function of another kind.</summary>
    public bool IsMisdirected;

    /// <summary>True once something was allocated from it.</summary>
    public bool HadMembers;
}
