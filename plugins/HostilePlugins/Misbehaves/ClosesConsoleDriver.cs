using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("closes-console", typeof(ClosesConsoleDriver))]
[assembly: NdisMiniport("closes-console.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Closes the console.</summary>
public sealed class ClosesConsoleDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Console.Out.Close();
        Console.OpenStandardOutput().Close();
        Console.OpenStandardError().Close();
    }
}
