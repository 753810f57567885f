using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-in-finalizer", typeof(ThrowsInFinalizerDriver))]
[assembly: NdisMiniport("throws-in-finalizer.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws in a finalizer.</summary>
public sealed class ThrowsInFinalizerDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Leave();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        static void Leave() => _ = new ThrowingFinalizer();
    }
}
