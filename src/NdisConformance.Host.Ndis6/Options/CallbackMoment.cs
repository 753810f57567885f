namespace NdisConformance.Host.Ndis6;

/// <summary>When the callback of a mapping request runs.</summary>
public enum CallbackMoment
{
    /// <summary>Before NdisMAllocateNetBufferSGList returns.</summary>
    Inside,

    /// <summary>After the current activity, on the same processor.</summary>
    AfterReturn,

    /// <summary>After the current activity, on the other processor.</summary>
    OtherProcessor,

    /// <summary>Five milliseconds later.</summary>
    Late,

    /// <summary>Later, and before the callbacks of requests made before.</summary>
    Reversed,
}
