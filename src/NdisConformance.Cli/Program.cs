using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Cli;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;

if (args is [Worker.Argument, var orders, var answers])
{
    if (Worker.Run(orders, answers, () => ScenarioCatalogue.Everything))
    {
        return (int)ExitCode.Success;
    }

    Console.Error.WriteLine($"error: {Worker.Argument} is for the tool itself; see ndis-conformance --help");
    return (int)ExitCode.BadInput;
}

if (args is [StackReader.Argument, var worker, var function] && StackReader.Print(worker, function, Console.Out))
{
    return (int)ExitCode.Success;
}

using WorkerExecutorFactory workers = new(
    () => ScenarioCatalogue.Everything, new WorkerSettings { Command = WorkerCommand.Own() });
_ = Task.Run(() => Composition.Prepare(args, workers));
using ServiceProvider services = Composition.Build(workers);
return services.GetRequiredService<Tool>().Run(args);
