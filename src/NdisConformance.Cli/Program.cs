using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Cli;

using ServiceProvider services = Composition.Build();
return services.GetRequiredService<Tool>().Run(args);
