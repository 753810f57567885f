namespace NdisConformance.Vocabulary;

/// <summary>What the host found where an object was named.</summary>
public enum ObjectState : byte
{
    /// <summary>The object lives and is of the kind that was asked for.</summary>
    Live,

    /// <summary>NULL was given.</summary>
    Null,

    /// <summary>The object was released before.</summary>
    Released,

    /// <summary>
    /// A pointer into the object, but not to its start, or its storage where the object itself was meant.
    /// </summary>
    Interior,

    /// <summary>The value names nothing that the host knows.</summary>
    Unknown,
}
