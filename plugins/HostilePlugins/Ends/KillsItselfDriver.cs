using System.Diagnostics;
using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("kills-itself", typeof(KillsItselfDriver))]
[assembly: NdisMiniport("kills-itself.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Kills its process.</summary>
public sealed class KillsItselfDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
