using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-014-wants-data-of-plain-pool", typeof(WantsDataOfPlainPool))]
[assembly: FaultyMiniport("pool-014-wants-data-of-plain-pool", "POOL-014")]

namespace FaultyMiniports;

/// <summary>Allocates a NET_BUFFER with data from a NET_BUFFER pool without.</summary>
public sealed class WantsDataOfPlainPool : NetBufferPoolDriver
{
    /// <inheritdoc/>
    protected override NET_BUFFER Allocate(NDIS_HANDLE pool) => Inner.NdisAllocateNetBufferMdlAndData(pool);
}
