namespace NdisConformance.Vocabulary;

/// <summary>How the data of an indicated list compares with what arrived from the wire.</summary>
public enum FrameMatch
{
    /// <summary>It is no frame that arrived, and nothing says that it should be one.</summary>
    None,

    /// <summary>A frame as it arrived, not indicated before. Four more bytes may follow: its check sequence.</summary>
    Exact,

    /// <summary>A frame as it arrived, and indicated before.</summary>
    Again,

    /// <summary>
    /// It begins as a frame that arrived and has other bytes or another length; or it lies where the device put a
    /// frame, and is none.
    /// </summary>
    Altered,
}
