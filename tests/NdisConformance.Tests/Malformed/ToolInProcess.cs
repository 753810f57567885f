using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Cli;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Cli;

namespace NdisConformance.Tests.Malformed;

/// <summary>
/// Runs the tool in the process of the tests, which takes milliseconds. The current folder belongs to the process: no
/// other test may run at the same time.
/// </summary>
internal static class ToolInProcess
{
    public static ToolOutcome Run(string folder, params string[] arguments)
    {
        using MemoryStream results = new();
        using MemoryStream messages = new();
        int exitCode = Run(folder, results, messages, arguments);
        return new ToolOutcome(
            exitCode, Encoding.UTF8.GetString(results.ToArray()), Encoding.UTF8.GetString(messages.ToArray()));
    }

    public static int Run(string folder, Stream results, Stream messages, params string[] arguments)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            using WorkerExecutorFactory workers = new(
                () => ScenarioCatalogue.Everything, new WorkerSettings { Command = WorkerCommand.Own() });
            using ServiceProvider services = Composition.Build(
                workers, new Output(results, messages, areApart: true), new FailureMemory(string.Empty));
            return services.GetRequiredService<Tool>().Run(arguments);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
