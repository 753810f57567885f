namespace NdisConformance.Vocabulary;

/// <summary>How an argument is written.</summary>
public enum TraceType
{
    Void,
    Obj,
    Dec,
    Hex,
    Bool,
    Status,
    Name,
    Kind,
    State,
    Stale,
    Fault,
    Match,
    Lock,
    Storage,
    Request,
}
