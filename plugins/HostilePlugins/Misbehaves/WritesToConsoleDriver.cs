using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("writes-to-console", typeof(WritesToConsoleDriver))]
[assembly: NdisMiniport("writes-to-console.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Writes to the console, with control characters.</summary>
public sealed class WritesToConsoleDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Console.WriteLine("{\"schemaVersion\": 2}\u001b[2J");
        Console.Error.WriteLine("error: nothing is wrong");
    }
}
