namespace NdisConformance.Results;

/// <summary>What the line of the driver that a finding names has to do with it.</summary>
public enum PlaceKind
{
    /// <summary>It broke the rule: it called NDIS, or did something to memory or registers.</summary>
    Broke,

    /// <summary>Nothing was called when the rule was broken. The line made the duty, or got the object.</summary>
    Obliged,

    /// <summary>Nothing was called when the rule was broken. The line was the last one that named the object.</summary>
    Touched,

    /// <summary>Nothing was called when the rule was broken, and no call named the object: the last call.</summary>
    Last,

    /// <summary>Nothing was called when the rule was broken. The callback in which that happened is known.</summary>
    Callback,
}
