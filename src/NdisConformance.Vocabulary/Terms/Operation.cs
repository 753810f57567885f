namespace NdisConformance.Vocabulary;

/// <summary>An operation with a limit in virtual time.</summary>
public enum Operation
{
    /// <summary>None.</summary>
    None,

    /// <summary>A pause.</summary>
    Pause,

    /// <summary>A send.</summary>
    Send,

    /// <summary>A restart.</summary>
    Restart,

    /// <summary>A wait of the driver.</summary>
    Wait,
}
