namespace NdisConformance.Vocabulary;

/// <summary>
/// What NDIS leaves in those members of a structure in which a miniport must not expect anything. No pointer, no handle
/// and no status has these values.
/// </summary>
public static class UnwrittenFields
{
    /// <summary>A pointer that nobody set. It leads nowhere.</summary>
    public const ulong Pointer = 0x0BAD_F1E1_0BAD_F1E1;

    /// <summary>Scratch of a list that somebody else had. It leads nowhere.</summary>
    public const ulong Scratch = 0x0BAD_5C4A_0BAD_5C4A;

    /// <summary>A Status that the miniport did not write: neither SUCCESS nor of the class of errors.</summary>
    public const uint Status = 0x0BAD_F1E1;

    /// <summary>The reason of a pause, for drivers to which it means nothing.</summary>
    public const uint Reason = 0x0BAD_F1E1;
}
