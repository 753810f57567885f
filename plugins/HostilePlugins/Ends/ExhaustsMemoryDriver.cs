using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exhausts-memory", typeof(ExhaustsMemoryDriver))]
[assembly: NdisMiniport("exhausts-memory.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Allocates without end.</summary>
public sealed class ExhaustsMemoryDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        List<byte[]> all = [];
        while (true)
        {
            byte[] block = new byte[16 << 20];
            Array.Fill(block, (byte)1);
            all.Add(block);
        }
    }
}
