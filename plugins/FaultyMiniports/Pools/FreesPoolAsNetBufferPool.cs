using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-018-frees-pool-as-net-buffer-pool", typeof(FreesPoolAsNetBufferPool))]
[assembly: FaultyMiniport("pool-018-frees-pool-as-net-buffer-pool", "POOL-018")]

namespace FaultyMiniports;

/// <summary>Frees its pool of lists as a NET_BUFFER pool.</summary>
public sealed class FreesPoolAsNetBufferPool : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
        => Inner.NdisFreeNetBufferPool(poolHandle);
}
