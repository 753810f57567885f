namespace NdisConformance.Rules;

/// <summary>A pool of NET_BUFFER_LISTs or of NET_BUFFERs.</summary>
internal struct PoolState
{
    /// <summary>Sequence of the call that made it.</summary>
    public long Made;

    /// <summary>fAllocateNetBuffer.</summary>
    public bool HasNetBuffers;

    public ulong DataSize;

    /// <summary>True once something was allocated from it.</summary>
    public bool HadMembers;

    /// <summary>True once something of it was freed.</summary>
    public bool HadFrees;

    /// <summary>Sequence of the newest free of a list that had been indicated, before the pause was over.</summary>
    public long FreedInUse;
}
