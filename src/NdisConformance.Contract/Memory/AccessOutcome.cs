namespace NdisConformance.Contract;

/// <summary>What becomes of an access that the fast path refused.</summary>
public enum AccessOutcome
{
    /// <summary>The access happens: it was legal after all, or harmless to let through.</summary>
    Perform,

    /// <summary>A read gives zeros, a write is dropped.</summary>
    Suppress,

    /// <summary>A read gives the pattern of freed memory (0xDD), a write is dropped.</summary>
    Poison,
}
