using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exhausts-memory", typeof(ExhaustsMemoryDriver))]
[assembly: NdisMiniport("exhausts-memory.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Allocates without end.</summary>
public sealed class ExhaustsMemoryDriver : HostileDriver
{
    private const int Block = 64 << 20;
    private const int Page = 4096;

    /// <inheritdoc/>
    protected override void Act()
    {
        List<byte[]> all = [];
        while (true)
        {
            byte[] block = GC.AllocateUninitializedArray<byte>(Block);
            for (int i = 0; i < block.Length; i += Page)
            {
                block[i] = 1;
            }

            all.Add(block);
        }
    }
}
