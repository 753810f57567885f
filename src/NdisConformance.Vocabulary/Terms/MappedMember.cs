namespace NdisConformance.Vocabulary;

/// <summary>What of a NET_BUFFER shapes its scatter/gather list.</summary>
public enum MappedMember
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The MDL in which the data begins.</summary>
    CurrentMdl,

    /// <summary>Where in that MDL.</summary>
    CurrentMdlOffset,

    /// <summary>Where in the whole chain.</summary>
    DataOffset,

    /// <summary>How many bytes.</summary>
    DataLength,

    /// <summary>The MDLs that hold these bytes.</summary>
    MdlChain,
}
