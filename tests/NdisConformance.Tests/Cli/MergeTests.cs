using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>Shards that several commands ran become one result.</summary>
[TestFixture]
internal sealed class MergeTests
{
    private static readonly string[] Plan = ["run", "ReferenceMiniport", "--scenario", "free-ordering"];

    private readonly ToolProcess _tool = new();
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Shards_AreUnited_InAnyOrder_AndNamedWhereOneIsMissing()
    {
        ToolOutcome whole = _tool.Run([.. Plan, "--format", "json"]);
        string[] records = [.. new[] { "1/2", "2/2" }.Select(Shard)];

        ToolOutcome merged = _tool.Run("merge", records[1], records[0], "--format", "json");
        ToolOutcome half = _tool.Run("merge", records[1]);

        Assert.That(merged.Output, Is.EqualTo(whole.Output));
        Assert.That(merged.ExitCode, Is.EqualTo(whole.ExitCode), merged.ToString());
        Assert.That((half.ExitCode, half.Output), Is.EqualTo((25, string.Empty)));
        Assert.That(half.Errors, Is.EqualTo("error: missing: shard 1/2; give all shards of the run\n"));
    }

    [TestCase("0/2")]
    [TestCase("2")]
    [TestCase("3/2")]
    public void AShardThatCannotBe_IsAnError(string shard)
    {
        ToolOutcome outcome = _tool.Run([.. Plan, "--shard", shard]);

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain("--shard takes I/N, as 2/5").And.Contain($"'{shard}'"));
    }

    [TestCase("--first")]
    [TestCase("--last-failed")]
    [TestCase("--repeat", "2")]
    public void WhatDependsOnOtherRuns_CannotBeShared(params string[] option)
    {
        ToolOutcome outcome = _tool.Run([.. Plan, "--shard", "1/2", .. option]);

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.StartWith($"error: --shard cannot be combined with {option[0]}; leave one "));
    }

    private string Shard(string shard)
    {
        string file = _folder.At($"{shard.Replace('/', '-')}.json");
        _tool.Run([.. Plan, "--shard", shard, "--report", $"record={file}"]);
        return file;
    }
}
