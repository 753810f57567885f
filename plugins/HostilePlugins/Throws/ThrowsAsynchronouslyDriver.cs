using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-asynchronously", typeof(ThrowsAsynchronouslyDriver))]
[assembly: NdisMiniport("throws-asynchronously.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws in an async void method.</summary>
public sealed class ThrowsAsynchronouslyDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Later();
        Thread.Sleep(Timeout.Infinite);

        static async void Later()
        {
            await Task.Yield();
            throw new InvalidOperationException("no hardware");
        }
    }
}
