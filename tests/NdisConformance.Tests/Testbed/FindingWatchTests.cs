using System.Diagnostics;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Testbed;

/// <summary>A finding is reported while the driver is on the stack, so that a debugger can stop there.</summary>
internal sealed class FindingWatchTests
{
    [Test]
    public void Finding_IsTold_WhileTheDriverRuns()
    {
        Type driver = BuiltPlugin.Drivers("FaultyMiniports")
            .Single(item => item.Name == "sgdma-free-002-frees-twice").DriverType;
        Scenario scenario = ScenarioCatalogue.All.Single(item => item.Id == "free-ordering/one-send");
        List<Finding> told = [];
        List<bool> isOnStack = [];

        ScenarioOutcome outcome = ScenarioRunner.Run(
            scenario,
            () => Activator.CreateInstance(driver)!,
            new ScenarioRunOptions
            {
                Found = finding =>
                {
                    told.Add(finding);
                    isOnStack.Add(new StackTrace().GetFrames()
                        .Any(frame => frame.GetMethod()?.Module.Assembly == driver.Assembly));
                },
            });

        Assert.That(told, Is.EqualTo(outcome.Rules.Findings));
        Assert.That(told[0].RuleId, Is.EqualTo("SGDMA-FREE-002"));
        Assert.That(isOnStack[0]);
    }
}
