using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;

namespace NdisConformance.Browser;

/// <summary>Reports of real runs, each made once.</summary>
internal static class SampleRun
{
    private static readonly Lazy<RunReport> LazyRun = new(Make);
    private static readonly Lazy<string> LazyFile = new(() => FileOf(LazyRun.Value, "sample.html"));

    /// <summary>Two wrong drivers in some scenarios.</summary>
    public static RunReport Traced => LazyRun.Value;

    /// <summary>Its report.</summary>
    public static string File => LazyFile.Value;

    /// <summary>Writes a report.</summary>
    public static string FileOf(RunReport traced, string name)
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        using StreamWriter output = new(file);
        new HtmlFormat().Write(output, traced, ReportStyle.Usual);
        return file;
    }

    private static RunReport Make()
    {
        TraceKeeper keeper = new();
        string plugin = Path.Combine(AppContext.BaseDirectory, "plugins", "FaultyMiniports");
        RunPlan plan = new()
        {
            Plugins = [plugin],
            Drivers = ["sgdma-free-002-frees-twice", "irql-004-keeps-lock"],
            Scenarios = new Selection(["free-ordering/*", "lifecycle/*"], ["lifecycle/hundred-cycles"]),
            KeepsTraces = true,
            KeepsNeighbours = true,
        };
        InProcessExecutorFactory executors = new(ScenarioCatalogue.Everything, new McMasterPluginLoader());
        RunResult run = new ConformanceRunner(ScenarioCatalogue.Everything, executors).Run(plan, keeper);
        return new RunReport(run)
        {
            Traces = keeper.Traces,
            Sources = SourceFiles.Read(run.Drivers, RepositoryRoot()),
        };
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "NdisConformance.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not lie in the repository");
    }

    private sealed class TraceKeeper : IRunObserver
    {
        public List<RunTrace> Traces { get; } = [];

        public void OnDriver(string plugin, string driver, int scenarios)
        {
        }

        public void OnScenario(string id)
        {
        }

        public void OnResult(ScenarioResult result)
        {
        }

        public void OnTrace(RunTrace trace) => Traces.Add(trace);
    }
}
