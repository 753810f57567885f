namespace NdisConformance.Vocabulary;

/// <summary>Members of a list that was sent, or of its NET_BUFFERs, that do not belong to the miniport.</summary>
public enum CallersMember
{
    /// <summary>Of the list.</summary>
    Context,

    /// <summary>Of the list.</summary>
    ParentNetBufferList,

    /// <summary>Of the list or a NET_BUFFER.</summary>
    NdisPoolHandle,

    /// <summary>Of the list or a NET_BUFFER: one of the pointers.</summary>
    NdisReserved,

    /// <summary>Of the list or a NET_BUFFER: one of the pointers.</summary>
    ProtocolReserved,

    /// <summary>Of the list.</summary>
    SourceHandle,

    /// <summary>Of the list.</summary>
    NblFlags,

    /// <summary>Of a NET_BUFFER; its value is the number of an MDL.</summary>
    CurrentMdl,

    /// <summary>Of a NET_BUFFER.</summary>
    CurrentMdlOffset,

    /// <summary>Of a NET_BUFFER.</summary>
    DataLength,

    /// <summary>Of a NET_BUFFER.</summary>
    DataOffset,
}
