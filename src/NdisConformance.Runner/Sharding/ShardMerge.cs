using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Unites the shards of a run: the result is that of the whole run.</summary>
/// <param name="catalogue">All scenarios, in their order.</param>
public sealed class ShardMerge(IReadOnlyList<Scenario> catalogue)
{
    private const int MostNamed = 10;

    private readonly Dictionary<string, int> _order = catalogue.Index()
        .ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);

    /// <param name="shards">The results, each with the name of its file.</param>
    /// <exception cref="ConfigurationException">They are no shards of one run.</exception>
    /// <exception cref="MissingShardException">One is missing.</exception>
    public RunResult Merge(IReadOnlyList<(string File, RunResult Result)> shards)
    {
        Check(shards);
        RunResult[] parts = [.. shards.OrderBy(shard => shard.Result.Shard!.Shard.Index).Select(shard => shard.Result)];
        RunResult first = parts[0];
        ShardRecord record = first.Shard! with { Today = parts.Max(part => part.Shard!.Today) };
        DriverResult[] drivers =
        [
            .. parts.SelectMany(part => part.Drivers)
                .GroupBy(driver => (driver.Plugin, driver.Driver))
                .OrderBy(group => PlaceOf(record.Declared, group.Key))
                .Select(group => Merge([.. group], record, first.Strict)),
        ];
        bool isCancelled = parts.Any(part => part.Cancelled);
        return first with
        {
            Drivers = drivers,
            LoadFailures = [.. parts.SelectMany(part => part.LoadFailures).Distinct()],
            SnapshotFailure = parts.Select(part => part.SnapshotFailure).FirstOrDefault(failure => failure is not null),
            Cancelled = isCancelled,
            Shard = null,
            IdleWaivers = new WaiverReview(record.Waivers, record.Today, catalogue, drivers, isCancelled)
            {
                Declared = record.Declared,
                AreAllOpen = parts.All(part => part.Shard!.AreAllOpen),
            }.Idle(),
        };
    }

    private static int PlaceOf(IReadOnlyList<DeclaredDriver> declared, (string Plugin, string Driver) key)
        => declared.ToList().FindIndex(driver => driver.Plugin == key.Plugin && driver.Driver == key.Driver);

    private DriverResult Merge(IReadOnlyList<DriverResult> parts, ShardRecord record, bool isStrict)
    {
        DriverResult whole = parts[0] with
        {
            Scenarios = [.. VersionFold.Apply([.. InOrder(parts.SelectMany(part => part.Scenarios))])
                .Select(scenario => Waive(scenario, parts[0].Driver, record))],
            Robustness = [.. InOrder(parts.SelectMany(part => part.Robustness))],
            DanglingSnapshots = [.. parts.SelectMany(part => part.DanglingSnapshots).Distinct()],
        };
        return DriverFold.Of(RuleCatalogue.All, whole, isStrict);
    }

    private static ScenarioResult Waive(ScenarioResult scenario, string driver, ShardRecord record) => scenario with
    {
        Runs = [.. scenario.Runs.Select(
            run => WaiverFold.Apply(run, scenario.Id, driver, record.Waivers, record.Today))],
    };

    private IEnumerable<ScenarioResult> InOrder(IEnumerable<ScenarioResult> scenarios)
        => scenarios.OrderBy(scenario => _order.GetValueOrDefault(scenario.Id, int.MaxValue));

    private static void Check(IReadOnlyList<(string File, RunResult Result)> shards)
    {
        foreach ((string file, RunResult result) in shards)
        {
            if (result.Shard is null)
            {
                throw new ConfigurationException($"{Quoted.Path(file)} is no shard; give files of "
                    + "`run --shard I/N --report record=FILE`");
            }
        }

        (string firstFile, RunResult first) = shards[0];
        HashSet<Shard> met = [first.Shard!.Shard];
        foreach ((string file, RunResult result) in shards.Skip(1))
        {
            if (Difference(first.Shard, result.Shard!) is { } difference)
            {
                throw new ConfigurationException($"{Quoted.Path(firstFile)} and {Quoted.Path(file)} are shards of "
                    + $"different runs: {difference}; give the shards of one run");
            }

            if (!met.Add(result.Shard!.Shard))
            {
                throw new ConfigurationException(
                    $"shard {result.Shard.Shard} is there twice, once as {Quoted.Path(file)}; give each once");
            }
        }

        int count = first.Shard.Shard.Count;
        string[] missing =
        [
            .. Enumerable.Range(1, count).Select(index => new Shard(index, count)).Except(met)
                .Select(shard => shard.ToString()),
        ];
        if (missing.Length > 0)
        {
            string more = missing.Length > MostNamed ? $" and {missing.Length - MostNamed} others" : string.Empty;
            throw new MissingShardException(
                $"missing: shard {string.Join(", ", missing.Take(MostNamed))}{more}; give all shards of the run");
        }
    }

    /// <summary>What is not the same in two shards, in words; null if they belong together.</summary>
    private static string? Difference(ShardRecord one, ShardRecord other)
        => one.Shard.Count != other.Shard.Count ? $"one is {one.Shard}, the other {other.Shard}"
            : one.Parts.Keys.Union(other.Parts.Keys).Order(StringComparer.Ordinal)
                .Where(name => one.Parts.GetValueOrDefault(name) != other.Parts.GetValueOrDefault(name))
                .Select(name => $"{name}: {one.Parts.GetValueOrDefault(name)} and "
                    + other.Parts.GetValueOrDefault(name))
                .FirstOrDefault();
}
