using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("sets-exit-code", typeof(SetsExitCodeDriver))]
[assembly: NdisMiniport("sets-exit-code.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Sets the exit code of the process.</summary>
public sealed class SetsExitCodeDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Environment.ExitCode = 20;
}
