using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>What a run would do, as text.</summary>
internal static class PreviewText
{
    public static void Write(TextWriter output, RunPreview preview)
    {
        foreach (DriverPreview driver in preview.Drivers)
        {
            output.WriteLine($"{driver.Driver} of {driver.Plugin}: {Words.Count(driver.Scenarios.Count, "scenario")} "
                + $"on NDIS {string.Join(", ", driver.Ndis)} under {string.Join(", ", preview.Profiles)}");
            foreach (string scenario in driver.Scenarios)
            {
                output.WriteLine($"  {scenario}");
            }
        }

        foreach (LoadFailure failure in preview.LoadFailures)
        {
            FailureText.Write(output, failure.Message, failure.Fix);
        }

        output.WriteLine($"snapshots: {preview.SnapshotFolder ?? "not compared"}; "
            + $"{Words.Count(preview.Waivers, "waiver")}; nothing was run");
    }
}
