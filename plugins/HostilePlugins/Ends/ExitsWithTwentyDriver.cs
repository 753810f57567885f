using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exits-with-20", typeof(ExitsWithTwentyDriver))]
[assembly: NdisMiniport("exits-with-20.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process with the exit code of a changed snapshot.</summary>
public sealed class ExitsWithTwentyDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Environment.Exit(20);
}
