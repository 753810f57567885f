using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Findings about a StaleAccess.</summary>
internal static class AccessReport
{
    /// <param name="rule">The rule that the access breaks.</param>
    /// <param name="e">The StaleAccess.</param>
    /// <param name="made">Where the duty began; 0 if nowhere.</param>
    /// <param name="expected">The duty.</param>
    /// <param name="links">What the finding is about beside the object and the access.</param>
    /// <param name="more">Ends the sentence that says what was read or written.</param>
    public static void Add(
        OwnedRule rule,
        in TraceEvent e,
        long made,
        string expected,
        in FindingLinks links = default,
        string more = "")
    {
        TraceObject item = new StaleAccessEvent(in e).Object;
        FindingLinks all = links with { Within = [.. links.Within ?? [], Subject.Call(e.Sequence)] };
        rule.Report(item.Number == 0 ? default : item, made, e.Sequence, expected, Actual(e) + more, all);
    }

    public static string Actual(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        string verb = access.Write ? "wrote" : "read";
        string item = access.Object.Number == 0 ? string.Empty : $" of {What(access)}";
        string? member = StructureMembers.Find(access.Structure, access.Field, access.Length);
        return member is null
            ? Invariant($"the driver {verb} {Wording.Bytes(access.Length)}{item} at offset 0x{access.Field:X} ")
                + $"from the pointer that it used, {Wording.In(e)}"
            : $"the driver {verb} {member}{item} {Wording.In(e)}";
    }

    /// <summary>What the memory is to the object that a finding names.</summary>
    private static string What(in StaleAccessEvent access)
    {
        TraceObject item = access.Object.Identity;
        bool isList = access.Structure == item.Kind;
        return item.Kind switch
        {
            ObjectKind.Sg when access.Reason is StaleReason.MappedToDevice or StaleReason.MappedForDevice
                => $"the data that {item} maps",
            ObjectKind.Sg when access.Reason == StaleReason.BufferInUse => $"the list buffer of {item}",
            ObjectKind.Nbl or ObjectKind.Nb or ObjectKind.Packet when !isList => $"what belongs to {item}",
            _ => $"{item}",
        };
    }
}
