using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("fails-fast-on-unmarked-thread", typeof(FailsFastOnUnmarkedThreadDriver))]
[assembly: NdisMiniport("fails-fast-on-unmarked-thread.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process on a thread that does not know who started it.</summary>
public sealed class FailsFastOnUnmarkedThreadDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => new Thread(() =>
    {
        Thread.Sleep(100);
        Environment.FailFast("late");
    }).UnsafeStart();
}
