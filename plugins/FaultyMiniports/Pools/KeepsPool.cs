using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-017-keeps-pool", typeof(KeepsPool))]
[assembly: FaultyMiniport("pool-017-keeps-pool", "POOL-017")]

namespace FaultyMiniports;

/// <summary>Frees its lists and never the pool.</summary>
public sealed class KeepsPool : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
    }
}
