namespace NdisConformance.Vocabulary;

/// <summary>How a transmitted frame compares with what was sent.</summary>
public enum WireMatch
{
    /// <summary>The bytes of a NET_BUFFER that was not on the wire yet.</summary>
    Exact,

    /// <summary>No NET_BUFFER has these bytes.</summary>
    None,

    /// <summary>The bytes of a NET_BUFFER that was on the wire before.</summary>
    Again,

    /// <summary>The bytes of a NET_BUFFER, shorter than the medium allows.</summary>
    Runt,

    /// <summary>The bytes of a NET_BUFFER with padding that is not zero.</summary>
    Unpadded,
}
