using System.Collections.Generic;

namespace NdisConformance.Generators;

/// <summary>An argument, an output or a result.</summary>
internal sealed class Parameter
{
    private static readonly HashSet<string> Keywords = ["lock", "event", "object"];

    private static readonly Dictionary<string, string> TextTypes = new()
    {
        ["TraceObject"] = "Obj",
        ["bool"] = "Bool",
        ["NDIS_STATUS"] = "Status",
        ["TraceName"] = "Name",
        ["ObjectKind"] = "Kind",
        ["AdapterState"] = "State",
        ["StaleReason"] = "Stale",
        ["FaultReason"] = "Fault",
        ["WireMatch"] = "Match",
        ["LockReason"] = "Lock",
        ["ListStorage"] = "Storage",
        ["NDIS_REQUEST_TYPE"] = "Request",
        ["OwnerCode"] = "Owner",
        ["CallersMember"] = "CallersMember",
        ["MappedMember"] = "MappedMember",
        ["Checkpoint"] = "Checkpoint",
        ["Operation"] = "Operation",
        ["SgPointer"] = "Pointer",
        ["SgRole"] = "Role",
        ["PacketAnswer"] = "Answer",
        ["FrameMatch"] = "Frame",
        ["AccessEnd"] = "Boundary",
        ["Shortage"] = "Shortage",
        ["FrameAudience"] = "Audience",
        ["AddressClass"] = "Address",
    };

    // A snapshot has the number.
    private static readonly Dictionary<string, string> FullTextTypes = new()
    {
        ["NDIS_HALT_ACTION"] = "Halt",
        ["NDIS_SHUTDOWN_ACTION"] = "Shutdown",
    };

    public string Name { get; set; } = string.Empty;

    public string Type { get; set; } = string.Empty;

    public bool IsHex { get; set; }

    public bool IsHostKnowledge { get; set; }

    public bool IsShown { get; set; } = true;

    /// <summary>What the attribute says of findings and full traces; null if it has none.</summary>
    public string? InFull { get; set; }

    public bool IsInSnapshots { get; set; }

    /// <summary>The handle that it is, as a C# expression; null if it is none.</summary>
    public string? Handle { get; set; }

    /// <summary>As a parameter of a method.</summary>
    public string Identifier => Keywords.Contains(Name) ? "@" + Name : Name;

    /// <summary>As a property.</summary>
    public string Property => char.ToUpperInvariant(Name[0]) + Name.Substring(1);

    /// <summary>The member of TraceType that says how it is written.</summary>
    public string TextType => TextTypes.TryGetValue(Type, out string? text) ? text : IsHex ? "Hex" : "Dec";

    /// <summary>The same for findings and full traces.</summary>
    public string FullTextType => InFull ?? (FullTextTypes.TryGetValue(Type, out string? text) ? text : TextType);

    /// <summary>The 64 bits that an event keeps of a value.</summary>
    public string Pack(string value) => Type switch
    {
        "TraceObject" => value + ".Packed",
        "bool" => value + " ? 1UL : 0UL",
        "ulong" => value,
        _ => "(ulong)" + value,
    };

    /// <summary>The value of the 64 bits that an event keeps.</summary>
    public string Unpack(string bits) => Type switch
    {
        "TraceObject" => "new(" + bits + ")",
        "bool" => bits + " != 0",
        "ulong" => bits,
        "NDIS_STATUS" => "(NDIS_STATUS)(uint)" + bits,
        _ => "(" + Type + ")" + bits,
    };
}
