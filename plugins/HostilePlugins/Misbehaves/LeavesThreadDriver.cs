using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("leaves-thread", typeof(LeavesThreadDriver))]
[assembly: NdisMiniport("leaves-thread.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Starts a thread that keeps its process from ending.</summary>
public sealed class LeavesThreadDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
}
