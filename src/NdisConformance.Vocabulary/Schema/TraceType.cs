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
    Owner,
    CallersMember,
    MappedMember,
    Checkpoint,
    Operation,
    Pointer,
    Role,
    Answer,
    Frame,
    Boundary,
    Shortage,
    Audience,
    Address,

    // Only in full: a snapshot has the number.
    Halt,
    Shutdown,
    Irql,
    Oid,
    PnpEvent,
    Connection,
    Speed,
    Lists,
    HeaderType,
    Header,
    Tag,
    Medium,
    Sequence,

    // Named by another argument of the event.
    ArgumentName,
    MemberName,
}
