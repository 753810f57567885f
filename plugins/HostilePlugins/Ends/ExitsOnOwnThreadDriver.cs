using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exits-on-own-thread", typeof(ExitsOnOwnThreadDriver))]
[assembly: NdisMiniport("exits-on-own-thread.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process on a thread of its own.</summary>
public sealed class ExitsOnOwnThreadDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Thread other = new(() => Environment.Exit(0));
        other.Start();
        other.Join();
    }
}
