using System.Diagnostics;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
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
