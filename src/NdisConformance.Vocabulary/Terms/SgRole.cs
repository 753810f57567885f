namespace NdisConformance.Vocabulary;

/// <summary>What the NET_BUFFER of a mapping request is for.</summary>
public enum SgRole
{
    /// <summary>It belongs to a send in progress.</summary>
    Send,

    /// <summary>It is a NET_BUFFER of the driver itself.</summary>
    Own,

    /// <summary>The miniport does not own it now.</summary>
    NotOwned,
}
