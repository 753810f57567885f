using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("floods-console", typeof(FloodsConsoleDriver))]
[assembly: NdisMiniport("floods-console.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Writes eight megabytes to the console with each send.</summary>
public sealed class FloodsConsoleDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        string line = new('x', 1023);
        for (int i = 0; i < 8 << 10; i++)
        {
            Console.Out.WriteLine(line);
        }
    }
}
