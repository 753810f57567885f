using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Cli;
using NdisConformance.Runner;
using NdisConformance.Scenarios;

if (args is [Worker.Argument, var orders, var answers])
{
    Worker.Run(orders, answers, () => ScenarioCatalogue.Everything);
    return 0;
}

using WorkerExecutorFactory workers = new(
    () => ScenarioCatalogue.Everything, new WorkerSettings { Command = WorkerCommand.Own() });
_ = Task.Run(() => Composition.Prepare(args, workers));
using ServiceProvider services = Composition.Build(workers);
return services.GetRequiredService<Tool>().Run(args);
