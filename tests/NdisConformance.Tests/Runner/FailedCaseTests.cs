using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Suite;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Runner;

/// <summary>
/// Who runs <c>dotnet test</c> sees the line of the driver in the failure text, and gets the trace as a file.
/// </summary>
[TestFixture]
internal sealed class FailedCaseTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void AFinding_HasTheLineOfTheDriver_AndTheTrace()
    {
        (string text, string? file) = Fail("FaultyMiniports", "sgdma-free-002-frees-twice");

        Assert.That(text, Does.StartWith("fail free-ordering/one-send, 64-bit.mapped.fragmented.caller: one frame"));
        Assert.That(text, Does.Contain("\n    SGDMA-FREE-002 MUST: Freed once\n      requirement  "));
        Assert.That(text, Does.Match(@"\n   at \w+\.\w+ in \S+\.cs:line \d+\n"));
        Assert.That(file, Does.EndWith(Path.Combine("free-ordering", "one-send", "trace.txt")));
        Assert.That(File.ReadAllText(file!), Does.Contain("NdisMFreeNetBufferSGList(").And.Contain("^ SGDMA-FREE-002"));
    }

    [Test]
    public void ACrash_HasItsStack()
    {
        (string text, string? file) = Fail("HostilePlugins", "throws-in-send");

        Assert.That(text, Does.StartWith("crash free-ordering/one-send, 64-bit.mapped.fragmented.caller: one frame"));
        Assert.That(text, Does.Match(@"\n   at HostilePlugins\.\w+\.Act\(\) in \w+\.cs:line \d+\n"));
        Assert.That(file, Does.Exist);
    }

    private (string Text, string? File) Fail(string plugin, string driver)
    {
        using IScenarioExecutor executor = Executors.For(ScenarioCatalogue.Everything).Open(
            Path.Combine(AppContext.BaseDirectory, "plugins", plugin));
        Scenario scenario = ScenarioCatalogue.All.Single(scenario => scenario.Id == "free-ordering/one-send");
        ScenarioRequest request = new() { Driver = driver, Scenario = scenario.Id };
        ScenarioRun run = executor.Run(request).Runs[0];
        FailedCase failed = new(executor, scenario, request);
        return (failed.Text(run), failed.WriteTrace(run, _folder.Root));
    }
}
