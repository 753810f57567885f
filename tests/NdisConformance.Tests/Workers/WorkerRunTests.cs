using System.Diagnostics;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Cli;

namespace NdisConformance.Tests.Workers;

/// <summary>A run in workers is the run in this process.</summary>
[TestFixture]
internal sealed class WorkerRunTests
{
    [Test]
    public void ARunInWorkers_IsTheRunInThisProcess_ToTheByte()
        => Assert.That(
            WorkerBench.Text(WorkerBench.Run(WorkerBench.Settings, WorkerBench.Plan)),
            Is.EqualTo(WorkerBench.Text(WorkerBench.RunInProcess(WorkerBench.Plan))));

    [Test]
    public void AWorker_EndsWithTheToolThatStartedIt()
    {
        List<int> started = [];
        WorkerSettings settings = WorkerBench.Settings with { Started = started.Add };
        using (WorkerExecutorFactory workers = new(() => ScenarioCatalogue.Everything, settings))
        {
            workers.Prepare();
            using Process worker = Process.GetProcessById(started.Single());
            Assert.That(worker.HasExited, Is.False);
        }

        Assert.That(() => Process.GetProcessById(started.Single()), Throws.ArgumentException);
    }

    /// <summary>Drivers that get no company keep the workers that they have, however they alternate.</summary>
    [Test]
    public void TwoDriversThatRunAlone_TakeOneWorkerEach()
    {
        string[] drivers = ["sets-environment", "sets-exit-code"];
        List<int> started = [];
        using WorkerExecutorFactory workers = new(
            () => ScenarioCatalogue.Everything, WorkerBench.Settings with { Started = started.Add });
        using IScenarioExecutor executor = workers.Open(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "HostilePlugins"));
        ScenarioRequest request = new()
        {
            Driver = string.Empty, Scenario = "free-ordering/one-send", Profile = TestbedProfile.Ordinary.Name,
        };

        for (int i = 0; i < 10; i++)
        {
            executor.Run(request with { Driver = drivers[i % 2] });
        }

        // One for each driver, and one that each of them had shared before.
        Assert.That(started, Has.Count.EqualTo(4));
    }

    /// <summary>Nobody who types it is left with a stack trace.</summary>
    [TestCase("0", "x")]
    [TestCase("900", "901")]
    public void TheArgumentOfAWorker_IsOfNoUseToAUser(string first, string second)
    {
        ToolOutcome outcome = new ToolProcess().Run(Worker.Argument, first, second);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput), outcome.ToString());
        Assert.That(outcome.Errors, Does.StartWith("error: ").And.Not.Contain("   at "));
    }
}
