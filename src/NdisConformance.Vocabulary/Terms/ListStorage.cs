namespace NdisConformance.Vocabulary;

/// <summary>Whose memory holds a scatter/gather list.</summary>
public enum ListStorage
{
    /// <summary>The buffer that the driver gave.</summary>
    Caller,

    /// <summary>Storage of NDIS.</summary>
    Host,
}
