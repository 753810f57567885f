using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("sets-environment", typeof(SetsEnvironmentDriver))]
[assembly: NdisMiniport("sets-environment.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Sets environment variables.</summary>
public sealed class SetsEnvironmentDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Environment.SetEnvironmentVariable("DOTNET_gcServer", "1");
}
