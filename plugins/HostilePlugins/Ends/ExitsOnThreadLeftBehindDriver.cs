using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exits-on-thread-left-behind", typeof(ExitsOnThreadLeftBehindDriver))]
[assembly: NdisMiniport("exits-on-thread-left-behind.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process on a thread that it does not wait for.</summary>
public sealed class ExitsOnThreadLeftBehindDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => new Thread(() => Environment.Exit(0)).Start();
}
