using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Reports;
using NdisConformance.Runner;
using NdisConformance.Scenarios;

namespace NdisConformance.Cli;

/// <summary>The services that make up the tool.</summary>
internal static class Composition
{
    /// <summary>
    /// Makes what takes as long as reading the command line and the plugin, and can be made beside that.
    /// </summary>
    public static void Prepare(string[] arguments, WorkerExecutorFactory workers)
    {
        string[] without = [RunOptions.InProcess, RunOptions.DryRun, WorkerOptions.Environment];
        if (arguments is ["run", ..] && !arguments.Intersect(without).Any())
        {
            workers.Prepare();
        }

        _ = ScenarioCatalogue.Everything;
    }

    /// <param name="workers">Runs plugins in processes of their own.</param>
    /// <param name="output">Where the tool writes; the console by default.</param>
    /// <param name="memory">Remembers what failed; that of the user by default.</param>
    public static ServiceProvider Build(
        WorkerExecutorFactory workers, Output? output = null, FailureMemory? memory = null) => new ServiceCollection()
        .AddSingleton(_ => ScenarioCatalogue.Everything)
        .AddSingleton<IPluginLoader>(new McMasterPluginLoader(neverUnloads: true))
        .AddSingleton<InProcessExecutorFactory>()
        .AddSingleton(workers)
        .AddSingleton<IScenarioExecutorFactory>(workers)
        .AddSingleton<SelftestRunner>()
        .AddSingleton<PluginComparison>()
        .AddSingleton<RuleExplainer>()
        .AddSingleton<PluginLocator>()
        .AddSingleton(_ => memory ?? FailureMemory.OfUser())
        .AddSingleton<Interruption>()
        .AddSingleton(_ => output ?? Output.OfConsole())
        .AddSingleton<IReportFormat, TextFormat>()
        .AddSingleton<IReportFormat, JsonFormat>()
        .AddSingleton<IReportFormat, JUnitFormat>()
        .AddSingleton<IReportFormat, SarifFormat>()
        .AddSingleton<IReportFormat, TrxFormat>()
        .AddSingleton<IReportFormat, CtrfFormat>()
        .AddSingleton<IReportFormat, MarkdownFormat>()
        .AddSingleton<IReportFormat, GitHubFormat>()
        .AddSingleton<IReportFormat, StatementFormat>()
        .AddSingleton<IReportFormat, HtmlFormat>()
        .AddSingleton<IReportFormat, RecordFormat>()
        .AddSingleton<IReportFormat, JsonLinesFormat>()
        .AddSingleton<IReportFormat, PerfettoFormat>()
        .AddSingleton<IReportFormat, PcapngFormat>()
        .AddSingleton<ReportFormats>()
        .AddSingleton<ICommandSource, RunCommand>()
        .AddSingleton<ICommandSource, TraceCommand>()
        .AddSingleton<ICommandSource, CheckCommand>()
        .AddSingleton<ICommandSource, ListCommand>()
        .AddSingleton<ICommandSource, ExplainCommand>()
        .AddSingleton<ICommandSource, SelftestCommand>()
        .AddSingleton<ICommandSource, CompareCommand>()
        .AddSingleton<ICommandSource, MergeCommand>()
        .AddSingleton<ICommandSource, AcceptCommand>()
        .AddSingleton<ICommandSource, WaiversCommand>()
        .AddSingleton<ICommandSource, ConfigCommand>()
        .AddSingleton<ICommandSource, CompletionCommand>()
        .AddSingleton<WholeCommandLine>()
        .AddSingleton<Tool>()
        .BuildServiceProvider();
}
