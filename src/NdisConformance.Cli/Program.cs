using Microsoft.Extensions.DependencyInjection;
using NdisConformance.Cli;

// A run ends before its garbage needs to be collected. What allocates more than this is collected as usual.
GC.TryStartNoGCRegion(64 << 20);
_ = Task.Run(() => Composition.Prepare(args));
using ServiceProvider services = Composition.Build();
return services.GetRequiredService<Tool>().Run(args);
