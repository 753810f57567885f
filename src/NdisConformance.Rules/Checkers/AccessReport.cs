using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Findings about a StaleAccess.</summary>
internal static class AccessReport
{
    public static void Add(OwnedRule rule, in TraceEvent e, long made, string expected, in FindingLinks links = default)
    {
        TraceObject item = new StaleAccessEvent(in e).Object;
        rule.Report(item.Number == 0 ? default : item, made, e.Sequence, expected, Actual(e), links);
    }

    public static string Actual(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        string verb = access.Write ? "written" : "read";
        return Invariant(
            $"{access.Length} bytes at offset 0x{access.Field:X} were {verb} in {CallerText.Of(e)}");
    }
}
