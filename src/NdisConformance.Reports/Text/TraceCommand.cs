using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The command that shows the trace of a run.</summary>
internal static class TraceCommand
{
    /// <summary>Around the event that broke a rule.</summary>
    public static string Of(DriverResult driver, Occurrence occurrence, RunResult all) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(driver, occurrence.Scenario, occurrence.Run, all)} --around {occurrence.Finding.Broken.Sequence}");

    /// <summary>The whole run.</summary>
    public static string Of(DriverResult driver, string scenario, ScenarioRun run, RunResult all)
    {
        string text = $"ndis-conformance trace {scenario} --plugin {Quote(driver.Location)} "
            + $"--driver {Quote(driver.Driver)}";
        text += all.OtherProfiles.Contains(run.Profile) ? $" --profile {Quote(run.Profile)}" : string.Empty;
        text += all.OtherNdis.Contains(run.Ndis) ? $" --ndis {run.Ndis}" : string.Empty;
        text += all.Strict ? " --strict" : string.Empty;
        return text + (run.IsVaried ? $" --variation {Quote(run.Variation)}" : string.Empty);
    }

    private static string Quote(string text) => text.All(c => char.IsLetterOrDigit(c) || "-_./\\:".Contains(c))
        ? text
        : $"\"{text}\"";
}
