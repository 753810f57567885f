using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Waivers as text.</summary>
internal static class WaiverText
{
    public static void Write(TextWriter output, WaiverList list)
    {
        if (list.File is null)
        {
            output.WriteLine("no waivers: there is no .ndis-conformance.json in this folder or above");
            return;
        }

        string file = list.IsWritten ? $"written to {list.File}" : list.File;
        output.WriteLine(list.Waivers.Count == 0 ? $"{file} has no waivers" : file);
        foreach (Waiver waiver in list.Waivers)
        {
            output.WriteLine($"  {waiver.Scope}");
            output.WriteLine($"    {State(WaiverListing.Of(waiver, list.Today))}; reason: {waiver.Reason}"
                + (waiver.Owner is null ? string.Empty : $"; owner: {waiver.Owner}"));
        }
    }

    private static string State(WaiverListing waiver) => waiver switch
    {
        { State: WaiverListing.Expired } => $"expired on {waiver.Until}",
        { Until: null } => "holds without an end",
        _ => $"holds until {waiver.Until}",
    };
}
