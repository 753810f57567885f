using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("deadlocks", typeof(DeadlocksDriver))]
[assembly: NdisMiniport("deadlocks.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Waits for a thread of its own, which waits for a lock that the driver has.</summary>
public sealed class DeadlocksDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        object gate = new();
        lock (gate)
        {
            Thread other = new(() =>
            {
                lock (gate)
                {
                    Thread.Yield();
                }
            });
            other.IsBackground = true;
            other.Start();
            other.Join();
        }
    }
}
