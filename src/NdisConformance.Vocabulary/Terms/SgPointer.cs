namespace NdisConformance.Vocabulary;

/// <summary>What was given where pSGL is due.</summary>
public enum SgPointer
{
    /// <summary>The pointer that the callback received, of a live mapping.</summary>
    List,

    /// <summary>The caller's buffer of a live mapping whose list lies elsewhere.</summary>
    OwnBuffer,

    /// <summary>The list of a mapping that was freed before.</summary>
    FreedList,

    /// <summary>The storage of a request whose callback has not run.</summary>
    NotDelivered,

    /// <summary>NULL.</summary>
    Null,

    /// <summary>Anything else.</summary>
    Other,
}
