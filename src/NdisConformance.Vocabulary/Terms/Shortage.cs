namespace NdisConformance.Vocabulary;

/// <summary>Why a mapping request got RESOURCES.</summary>
public enum Shortage
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>Map registers are held by others, or a fault was injected: trying again can help.</summary>
    Transient,

    /// <summary>The need is above the grant: trying again never helps.</summary>
    Permanent,
}
