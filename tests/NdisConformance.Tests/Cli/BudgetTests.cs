namespace NdisConformance.Tests.Cli;

/// <summary>What a run may use is an option each, and a run that uses more ends at the same event every time.</summary>
internal sealed class BudgetTests
{
    private const string OneSend = "free-ordering/one-send";

    private readonly ToolProcess _tool = new();

    [TestCase("the run does not end: it has 100 events", "ReferenceMiniport", "reference", "--event-limit", "100")]
    [TestCase(
        "the run does not end: it took 5 s of virtual time",
        "HostilePlugins", "sleeps-in-virtual-time", "--time-limit", "5")]
    [TestCase(
        "DriverEntry does not return: it calls NDIS without end",
        "HostilePlugins", "calls-ndis-in-driver-entry", "--callback-limit", "50")]
    public void ARunThatUsesMore_Hangs_AtTheSameEventEachTime(
        string message, string plugin, string driver, string option, string value)
    {
        string[] arguments =
            ["run", plugin, "--driver", driver, "--scenario", OneSend, "--format", "json", option, value];

        ToolOutcome once = _tool.Run(arguments);
        ToolOutcome again = _tool.Run(arguments);

        Assert.That(once.ExitCode, Is.EqualTo(2), once.ToString());
        Assert.That(once.Output, Does.Contain($"bug check 0x133: {message}"));
        Assert.That(once.Output, Does.Contain("\"verdict\": \"hang\""));
        Assert.That(again.Output, Is.EqualTo(once.Output));
    }

    [Test]
    public void OfTheConsole_SoMuchIsKept()
    {
        ToolOutcome outcome = _tool.Run(
            "run", "HostilePlugins", "--driver", "floods-console", "--scenario", OneSend, "--format", "json",
            "--output-limit", "0.01");

        Assert.That(outcome.Output, Does.Contain("the driver wrote 8388608 characters to the console: xxxxxxxxxx..."));
    }

    /// <summary>In this process a plugin can end the tool, but it does not choose the exit code.</summary>
    [Test]
    public void InThisProcess_APluginThatExits_IsNotConformant()
    {
        ToolOutcome outcome = _tool.Run(
            "run", "HostilePlugins", "--driver", "exits-in-send", "--scenario", OneSend, "--in-process");

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain("error: the plugin ended the process; without --in-process"));
    }
}
