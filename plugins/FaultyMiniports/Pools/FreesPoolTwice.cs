using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-018-frees-pool-twice", typeof(FreesPoolTwice))]
[assembly: FaultyMiniport("pool-018-frees-pool-twice", "POOL-018")]

namespace FaultyMiniports;

/// <summary>Frees its pool twice.</summary>
public sealed class FreesPoolTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        Inner.NdisFreeNetBufferListPool(poolHandle);
        Inner.NdisFreeNetBufferListPool(poolHandle);
    }
}
