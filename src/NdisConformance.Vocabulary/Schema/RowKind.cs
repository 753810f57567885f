namespace NdisConformance.Vocabulary;

/// <summary>What a row of the vocabulary describes.</summary>
public enum RowKind
{
    /// <summary>A DDI function: events Call and Return.</summary>
    Function,

    /// <summary>A callback of the driver: events Enter and Exit.</summary>
    Callback,

    /// <summary>A fact that the host states.</summary>
    Fact,
}
