using System.Collections.Frozen;
using System.Globalization;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs scenarios in this process.</summary>
internal sealed class InProcessExecutor(Plugin plugin, IReadOnlyDictionary<string, Scenario> scenarios)
    : IScenarioExecutor
{
    private static readonly FrozenDictionary<string, TestbedProfile> Profiles =
        TestbedProfile.All.ToFrozenDictionary(profile => profile.Name, StringComparer.Ordinal);

    public PluginManifest Manifest => plugin.Manifest;

    public ExecutedScenario Run(ScenarioRequest request)
    {
        Scenario scenario = scenarios[request.Scenario];
        TestbedProfile profile = Profiles[request.Profile];
        ScenarioOutcome outcome = InProcessRun.Drive(
            plugin, request.Driver, scenario, profile, request.StrictHeaders, request.RecordsChoices);
        SnapshotHeader header = new(scenario.Id, Manifest.Name, request.Driver);
        ExecutedScenario executed = new()
        {
            Run = OutcomeReader.Read(outcome, profile, request.ReadsTraffic) with
            {
                Digest = request.TakesDigest ? DigestOf(outcome.Trace) : string.Empty,
            },
            Snapshot = request.TakesSnapshot ? TraceFormatter.Snapshot(outcome.Trace, header) : string.Empty,
        };
        outcome.Trace.Free();
        return executed;
    }

    public void Dispose() => plugin.Dispose();

    private static string DigestOf(TraceStore trace)
    {
        TraceDigest digest = new();
        for (int index = 0; index < trace.Count; index++)
        {
            digest.OnEvent(in trace[index]);
        }

        return digest.Value.ToString("x16", CultureInfo.InvariantCulture);
    }
}
