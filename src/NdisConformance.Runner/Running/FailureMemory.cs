using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>
/// Remembers from run to run which scenarios of a plugin failed: a file for each plugin, in a folder of the user. A
/// scenario stays there until it has run without failing.
/// </summary>
/// <param name="folder">The folder; empty to remember nothing.</param>
public sealed class FailureMemory(string folder)
{
    private const long LongestFile = 1L << 24;

    /// <summary>The one of whoever runs the tool; without a home it remembers nothing.</summary>
    public static FailureMemory OfUser()
    {
        string home = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new FailureMemory(
            home.Length == 0 ? string.Empty : Path.Combine(home, "ndis-conformance", "last-failed"));
    }

    /// <summary>What failed last.</summary>
    /// <param name="plugin">Path of the plugin.</param>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public FailedScenarios Of(string plugin)
    {
        string file = FileOf(plugin);
        if (folder.Length == 0 || !InputFile.IsThere(file))
        {
            return FailedScenarios.None;
        }

        try
        {
            JsonObject drivers = JsonNode.Parse(InputFile.Read(file, LongestFile))!.AsObject();
            return new FailedScenarios
            {
                All = [.. drivers.SelectMany(driver => driver.Value!.AsArray().Select(
                    scenario => (driver.Key, scenario!.GetValue<string>())))],
            };
        }
        catch (ConfigurationException exception)
        {
            throw new ConfigurationException($"{exception.Message}; delete it");
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new ConfigurationException($"{Quoted.Path(file)} is no list of failed scenarios; delete it");
        }
    }

    /// <summary>Takes in what a run showed of a plugin.</summary>
    /// <param name="plugin">Path of the plugin.</param>
    /// <param name="drivers">Its drivers.</param>
    /// <exception cref="ConfigurationException">The file cannot be written.</exception>
    public void Update(string plugin, IReadOnlyList<DriverResult> drivers)
    {
        if (folder.Length == 0)
        {
            return;
        }

        HashSet<(string, string)> failed = [.. Of(plugin).All];
        bool wasEmpty = failed.Count == 0;
        foreach (DriverResult driver in drivers)
        {
            foreach (ScenarioResult scenario in driver.Scenarios)
            {
                _ = HasFailed(scenario)
                    ? failed.Add((driver.Driver, scenario.Id))
                    : failed.Remove((driver.Driver, scenario.Id));
            }
        }

        if (failed.Count > 0)
        {
            OutputFile.Write(FileOf(plugin), Text(failed));
        }
        else if (!wasEmpty)
        {
            OutputFile.Delete(FileOf(plugin));
        }
    }

    private static bool HasFailed(ScenarioResult scenario) => scenario.HasFailed
        || scenario.Snapshot.State == SnapshotState.Changed;

    private static string Text(IEnumerable<(string Driver, string Scenario)> failed)
    {
        JsonObject drivers = new(failed
            .GroupBy(pair => pair.Driver, pair => pair.Scenario, StringComparer.Ordinal)
            .OrderBy(driver => driver.Key, StringComparer.Ordinal)
            .Select(driver => KeyValuePair.Create(driver.Key, (JsonNode?)new JsonArray(
                [.. driver.Order(StringComparer.Ordinal).Select(id => (JsonNode)id)]))));
        return drivers.ToJsonString() + "\n";
    }

    private string FileOf(string plugin)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(plugin));
        string hash = Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(full)));
        return Path.Combine(folder, hash + ".json");
    }
}
