using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exhausts-pool", typeof(ExhaustsPoolDriver))]
[assembly: NdisMiniport("exhausts-pool.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Allocates memory of NDIS without end.</summary>
public sealed class ExhaustsPoolDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        while (true)
        {
            Ndis.NdisAllocateMemoryWithTagPriority(null, 1 << 20, 0x74736F48, EX_POOL_PRIORITY.NormalPoolPriority);
        }
    }
}
