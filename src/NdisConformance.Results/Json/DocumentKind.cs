namespace NdisConformance.Results;

/// <summary>How much of a result a document holds. The shape is one: a record has the optional members too.</summary>
public enum DocumentKind
{
    /// <summary>What a user reads: <c>--format json</c>.</summary>
    Report,

    /// <summary>Everything, so that the result can be read back and folded again.</summary>
    Record,
}
