using System.Diagnostics;
using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("leaves-detached-child", typeof(LeavesDetachedChildDriver))]
[assembly: NdisMiniport("leaves-detached-child.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Leaves a process behind that is in a session of its own.</summary>
public sealed class LeavesDetachedChildDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        if (!OperatingSystem.IsWindows())
        {
            Process.Start(new ProcessStartInfo("setsid", ["sleep", "3601"]))!.Dispose();
        }
    }
}
