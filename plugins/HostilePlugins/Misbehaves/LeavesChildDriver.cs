using System.Diagnostics;
using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("leaves-child", typeof(LeavesChildDriver))]
[assembly: NdisMiniport("leaves-child.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Starts a process that goes on.</summary>
public sealed class LeavesChildDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", "/c pause")
            : new ProcessStartInfo("sleep", "3600");
        start.UseShellExecute = false;
        Process.Start(start)!.Dispose();
    }
}
