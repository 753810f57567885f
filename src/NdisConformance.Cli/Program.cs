using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Cli;

_ = Task.Run(() => Composition.Prepare(args));
using ServiceProvider services = Composition.Build();
return services.GetRequiredService<Tool>().Run(args);
