namespace NdisConformance.Host.Ndis6;

/// <summary>When MiniportSharedMemoryAllocateComplete runs.</summary>
public enum MemoryMoment
{
    /// <summary>Soon after the current activity, on the same processor.</summary>
    Soon,

    /// <summary>As soon as the other processor can, which may be before the request returns.</summary>
    OtherProcessor,

    /// <summary>Five milliseconds later.</summary>
    Late,

    /// <summary>When the scenario says so.</summary>
    Held,
}
