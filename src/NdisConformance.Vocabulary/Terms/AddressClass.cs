namespace NdisConformance.Vocabulary;

/// <summary>What kind of memory an address lies in.</summary>
public enum AddressClass
{
    /// <summary>Memory from a nonpaged allocation.</summary>
    Nonpaged,

    /// <summary>Shared memory.</summary>
    Shared,

    /// <summary>The data buffer of a pool.</summary>
    NdisData,

    /// <summary>Anything else: stack, global data, foreign or freed memory.</summary>
    Other,
}
