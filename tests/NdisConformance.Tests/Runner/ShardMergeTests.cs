using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Runner;

/// <summary>The shards of a run, united, are the run: to the byte.</summary>
[TestFixture]
internal sealed class ShardMergeTests
{
    private static readonly string Plugins = Path.Combine(AppContext.BaseDirectory, "plugins");

    private static readonly DateOnly Today = new(2026, 12, 1);

    [TestCase(2)]
    [TestCase(5)]
    public void Shards_AreTheWholeRun(int count)
    {
        RunPlan plan = Plan("ReferenceMiniport", "reference") with { Robustness = true };

        Assert.That(Text(Merged(plan, count)), Is.EqualTo(Text(Run(plan))));
    }

    /// <summary>Only scenarios together show that a driver registers too low.</summary>
    [Test]
    public void WhatSeveralScenariosShowTogether_IsFound()
    {
        RunPlan plan = Plan("FaultyMiniports", "reg-015-registers-newest-version") with
        {
            Ndis = VersionSelection.Of(["6.20", "6.89"]),
        };
        RunResult whole = Run(plan);

        RunResult merged = Merged(plan, 3);

        Assert.That(whole.Drivers[0].Mistakes.Select(mistake => mistake.Finding.Rule), Does.Contain("REG-015"));
        Assert.That(Text(merged), Is.EqualTo(Text(whole)));
    }

    /// <summary>A waiver that one shard needs is not called needless because of the others.</summary>
    [Test]
    public void Waivers_AreJudgedByAllShards()
    {
        Waiver needed = new() { Scope = new WaiverScope { Rule = "SGDMA-FREE-002" }, Reason = "known", Owner = "me" };
        Waiver idle = new() { Scope = new WaiverScope { Rule = "LIFE-001" }, Reason = "old" };
        Waiver expired = new()
        {
            Scope = new WaiverScope { Rule = "POOL-017" }, Reason = "was so", Until = Today.AddDays(-1),
        };
        RunPlan plan = Plan("FaultyMiniports", "sgdma-free-002-frees-twice") with
        {
            Waivers = [needed, idle, expired],
        };
        RunResult whole = Run(plan);

        RunResult merged = Merged(plan, 3);

        Assert.That(whole.IdleWaivers, Has.Count.EqualTo(1).Or.Count.EqualTo(2));
        Assert.That(merged.IdleWaivers, Is.EqualTo(whole.IdleWaivers));
        Assert.That(Text(merged), Is.EqualTo(Text(whole)));
    }

    [Test]
    public void MissingShards_AreNamed()
    {
        RunResult[] shards = Shards(Small, 4);

        MissingShardException? fault = Assert.Throws<MissingShardException>(
            () => Merge([shards[0], shards[2]]));

        Assert.That(fault!.Message, Is.EqualTo("missing: shard 2/4, 4/4; give all shards of the run"));
    }

    [Test]
    public void ADoubledShard_IsRefused()
    {
        RunResult[] shards = Shards(Small, 2);

        Assert.That(
            Assert.Throws<ConfigurationException>(() => Merge([shards[0], shards[1], shards[0]]))!.Message,
            Is.EqualTo("shard 1/2 is there twice, once as '3'; give each once"));
    }

    [Test]
    public void AWholeRun_IsNoShard()
        => Assert.That(
            Assert.Throws<ConfigurationException>(() => Merge([Run(Small)]))!.Message,
            Does.StartWith("'1' is no shard"));

    [TestCase("profiles")]
    [TestCase("scenarios")]
    [TestCase("hosts")]
    [TestCase("advice counts")]
    [TestCase("waivers")]
    [TestCase("limits")]
    public void ShardsOfDifferentRuns_AreRefused_WithTheDifference(string part)
    {
        RunPlan other = part switch
        {
            "profiles" => Small with { Profiles = ProfileSelection.Of(["32-bit"]) },
            "scenarios" => Small with { Scenarios = new Selection(["lifecycle"], []) },
            "hosts" => Small with { Ndis = VersionSelection.Of(["6.20"]) },
            "advice counts" => Small with { Strict = true },
            "limits" => Small with { Budget = Small.Budget with { Events = 5_000 } },
            _ => Small with { Waivers = [new() { Scope = new WaiverScope { Rule = "LIFE-001" }, Reason = "old" }] },
        };

        Assert.That(
            Assert.Throws<ConfigurationException>(() => Merge([Shards(Small, 2)[0], Shards(other, 2)[1]]))!.Message,
            Does.StartWith($"'1' and '2' are shards of different runs: {part}: "));
    }

    [TestCase("1/1", ExpectedResult = "1/1")]
    [TestCase("10000/10000", ExpectedResult = "10000/10000")]
    [TestCase("0/2", ExpectedResult = null)]
    [TestCase("3/2", ExpectedResult = null)]
    [TestCase("1/10001", ExpectedResult = null)]
    [TestCase("1", ExpectedResult = null)]
    [TestCase("-1/2", ExpectedResult = null)]
    [TestCase("1/2 ", ExpectedResult = null)]
    [TestCase("\u0661/2", ExpectedResult = null)]
    public string? AShard_IsWrittenAs(string text) => Shard.Read(text)?.ToString();

    private static RunPlan Small => Plan("ReferenceMiniport", "reference") with
    {
        Scenarios = new Selection(["free-ordering"], []),
    };

    private static RunPlan Plan(string plugin, string driver) => new()
    {
        Plugins = [Path.Combine(Plugins, plugin)],
        Drivers = [driver],
        Today = Today,
    };

    private static RunResult Run(RunPlan plan)
        => new ConformanceRunner(ScenarioCatalogue.Everything, Executors.For(ScenarioCatalogue.Everything))
            .Run(plan, new NoObserver());

    private static RunResult[] Shards(RunPlan plan, int count) =>
    [
        .. Enumerable.Range(1, count).Select(index => Read(Run(plan with { Shard = new Shard(index, count) }))),
    ];

    private static RunResult Merged(RunPlan plan, int count)
        => new ShardMerge(ScenarioCatalogue.Everything).Merge(
            [.. Shards(plan, count).Reverse().Index().Select(pair => ($"{pair.Index + 1}", pair.Item))]);

    private static RunResult Merge(RunResult[] shards)
        => new ShardMerge(ScenarioCatalogue.Everything).Merge(
            [.. shards.Index().Select(pair => ($"{pair.Index + 1}", pair.Item))]);

    /// <summary>As a file has it.</summary>
    private static RunResult Read(RunResult run)
        => ResultJson.ReadRun(ResultJson.Write(RunDocument.Of(run, DocumentKind.Record))).ToResult(RuleCatalogue.All);

    private static string Text(RunResult run) => ResultJson.Write(RunDocument.Of(run, DocumentKind.Report));
}
