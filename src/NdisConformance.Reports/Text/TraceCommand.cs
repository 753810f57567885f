using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The command that shows the trace of a finding.</summary>
internal static class TraceCommand
{
    public static string Of(DriverResult driver, Occurrence occurrence, RunResult all)
    {
        ScenarioRun run = occurrence.Run;
        string text = $"ndis-conformance trace {occurrence.Scenario} --plugin {Quote(driver.Location)} "
            + $"--driver {Quote(driver.Driver)}";
        text += all.OtherProfiles.Contains(run.Profile) ? $" --profile {Quote(run.Profile)}" : string.Empty;
        text += all.OtherNdis.Contains(run.Ndis) ? $" --ndis {run.Ndis}" : string.Empty;
        text += all.Strict ? " --strict" : string.Empty;
        text += run.IsVaried ? $" --variation {Quote(run.Variation)}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{text} --around {occurrence.Finding.Broken.Sequence}");
    }

    private static string Quote(string text) => text.All(c => char.IsLetterOrDigit(c) || "-_./\\:".Contains(c))
        ? text
        : $"\"{text}\"";
}
