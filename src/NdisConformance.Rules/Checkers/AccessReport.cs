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
        string verb = access.Write ? "written" : "read";
        return Invariant(
            $"{access.Length} bytes at offset 0x{access.Field:X} were {verb} in {CallerText.Of(e)}");
    }
}
