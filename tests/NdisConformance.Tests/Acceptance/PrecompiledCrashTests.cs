using System.Text.Json;
using NdisConformance.Tests.Cli;

namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// The plugins beside the tool are precompiled: the compiler made functions parts of others, and the runtime names
/// neither all of them nor lines. What crashes is run again without that.
/// </summary>
[TestFixture]
internal sealed class PrecompiledCrashTests
{
    [TestCase("exits-in-send", "ExitsInSendDriver.Act", "ExitsInSendDriver.cs:line 13")]
    [TestCase("accesses-foreign-memory", "AccessesForeignMemoryDriver.Act", "AccessesForeignMemoryDriver.cs:line 17")]
    public void ACrash_NamesItsLine(string driver, string function, string line)
    {
        ToolOutcome outcome = new ToolProcess().Run(
            "run", "HostilePlugins", "--driver", driver, "--scenario", "free-ordering/one-send", "--format", "json");

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.ToString());
        string stack = JsonDocument.Parse(outcome.Output).RootElement
            .GetProperty("scenarios")[0].GetProperty("runs")[0].GetProperty("stack")[0].GetString()!;
        Assert.That(stack, Does.Contain(function).And.EndsWith(line));
    }
}
