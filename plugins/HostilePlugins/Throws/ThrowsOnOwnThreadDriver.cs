using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-on-own-thread", typeof(ThrowsOnOwnThreadDriver))]
[assembly: NdisMiniport("throws-on-own-thread.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws on a thread of its own.</summary>
public sealed class ThrowsOnOwnThreadDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Thread other = new(() => throw new InvalidOperationException("no hardware"));
        other.Start();
        other.Join();
    }
}
