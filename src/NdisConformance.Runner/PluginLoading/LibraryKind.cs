namespace NdisConformance.Runner;

/// <summary>What the first bytes of a file say that it is.</summary>
internal enum LibraryKind
{
    Empty,

    /// <summary>A library of Windows or an assembly.</summary>
    Portable,

    /// <summary>A library of Linux or macOS.</summary>
    Native,

    /// <summary>No library.</summary>
    Other,
}
