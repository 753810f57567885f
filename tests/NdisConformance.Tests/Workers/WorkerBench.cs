using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Workers;

/// <summary>Runs of the reference miniport in workers and in this process.</summary>
internal static class WorkerBench
{
    public static WorkerSettings Settings { get; } = new()
    {
        Command = new WorkerCommand("dotnet", [ToolProcess.Tool]),
    };

    public static RunPlan Plan { get; } = new()
    {
        Plugins = [Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "ReferenceMiniport")],
    };

    public static RunResult Run(WorkerSettings settings, RunPlan plan)
    {
        using WorkerExecutorFactory workers = new(() => ScenarioCatalogue.Everything, settings);
        return new ConformanceRunner(ScenarioCatalogue.Everything, workers).Run(plan, new NoObserver());
    }

    public static RunResult RunInProcess(RunPlan plan)
        => new ConformanceRunner(ScenarioCatalogue.Everything, Executors.For(ScenarioCatalogue.Everything))
            .Run(plan, new NoObserver());

    public static string Text(RunResult result) => ResultJson.Write(RunDocument.Of(result, DocumentKind.Record));
}
