using System.Text.Json;
using NdisConformance.Evidence;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Cli;

namespace NdisConformance.Tests.Workers;

/// <summary>Ctrl+C: what hangs is ended, and what was finished is reported.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class CancelTests
{
    private const string Good = "sleeps.good";
    private const string Hanging = "sleeps";
    private const string Finished = "returns-huge-status.good of HostilePlugins: 1 scenario: 1 passed";

    private static readonly string[] OneSend =
    [
        "run", "HostilePlugins", "--driver", "returns-huge-status.good", "--driver", Hanging, "--driver", Good,
        "--scenario", "free-ordering/one-send", "--format", "json",
    ];

    /// <summary>The driver sleeps for a day; nothing but Ctrl+C ends it within the limits.</summary>
    private static readonly string[] Patient = ["--idle-limit", "86400", "--cpu-limit", "86400"];

    [Test]
    public void ARunThatHangs_EndsAtTheFirst()
    {
        ToolOutcome outcome = new ToolProcess().RunAndInterruptAfter(
            $"{Hanging} of HostilePlugins", [.. OneSend[..^2], .. Patient]);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Cancelled), outcome.ToString);
            Assert.That(outcome.Output, Does.Contain("cancelled; the results so far are reported"));
            Assert.That(outcome.Output, Does.Contain(Finished));
            Assert.That(outcome.Output, Does.Not.Contain(Good + " of HostilePlugins"));
        });
    }

    /// <summary>In the tool's own process nobody can end the driver; the second one gives it up.</summary>
    [Test]
    public void ARunInProcess_EndsAtTheSecond()
    {
        ToolOutcome outcome = new ToolProcess { Interruptions = 2 }.RunAndInterruptAfter(
            $"{Hanging} of HostilePlugins", [.. OneSend[..^2], "--in-process"]);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Cancelled), outcome.ToString);
            Assert.That(outcome.Output, Does.Contain(Finished));
        });
    }

    [Test]
    public void ASelftest_ReportsWhatItTried()
    {
        ToolOutcome outcome = new ToolProcess().RunAndInterruptAfter("of selftest", "selftest");

        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Cancelled), outcome.ToString);
            Assert.That(outcome.LastLine, Does.Match("^cancelled: [1-9][0-9]* miniports not tried$"));
            Assert.That(outcome.Output, Does.Contain("caught, "));
        });
    }

    [Test]
    public void APage_IsWrittenWithoutTraces()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        string[] plugins = ["FaultyMiniports", "ReferenceMiniport", "ConformingMiniports", "LegacyMiniport"];
        string[] paths =
            [.. plugins.Select(name => Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", name))];
        using RuleExplainer explainer = new(ScenarioCatalogue.Everything, new McMasterPluginLoader());
        explainer.Open(paths[0], paths[1], paths[2], paths[3]);

        RulePage page = explainer.Explain(RuleRoster.Find("SGDMA-FREE-002")!, cancelled.Token);

        Assert.Multiple(() =>
        {
            Assert.That(page.ExitCode, Is.EqualTo(ExitCode.Cancelled));
            Assert.That(page.FaultyDrivers, Is.Not.Empty);
            Assert.That(page.Illustration, Is.Null);
        });
    }

    [Test]
    public void AComparison_ReportsWhatItCompared()
    {
        ToolOutcome outcome = new ToolProcess().RunAndInterruptAfter(
            TimeSpan.FromSeconds(4), "compare", "plugins", "HostilePlugins", "HostilePlugins", "--driver", Good,
            "--driver", Hanging, "--scenario", "free-ordering/one-send", "--format", "json");

        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Cancelled), outcome.ToString);
            Assert.That(
                document.RootElement.GetProperty("exitCode").GetInt32(), Is.EqualTo((int)ExitCode.Cancelled));
        });
    }
}
