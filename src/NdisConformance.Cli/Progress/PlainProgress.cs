using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary>Progress in lines.</summary>
internal sealed class PlainProgress(TextWriter output, bool everyScenario) : IRunObserver
{
    public void OnDriver(string plugin, string driver, int scenarios)
        => output.WriteLine($"{driver} of {plugin}: {scenarios} {(scenarios == 1 ? "scenario" : "scenarios")}");

    public void OnScenario(string id)
    {
    }

    public void OnResult(ScenarioResult result)
    {
        if (everyScenario)
        {
            string snapshot = result.Snapshot.State is SnapshotState.New or SnapshotState.Changed
                ? $" (snapshot {KebabCase.Of(result.Snapshot.State)})"
                : string.Empty;
            string under = result.Runs.Count > 1 ? $" in {result.Runs.Count} runs"
                : result.Runs[0].Name == TestbedProfile.Ordinary.Name ? string.Empty
                : $" under {result.Runs[0].Name}";
            string places = result.Verdict == ScenarioVerdict.NotApplicable ? $": {result.Runs[0].Message}"
                : result.Places.Met > 0 ? $", {result.Places.Varied} of {result.Places.Met} places varied"
                : string.Empty;
            output.WriteLine($"  {KebabCase.Of(result.Verdict),-5} {result.Id}{under}{places}{snapshot}");
        }
    }
}
