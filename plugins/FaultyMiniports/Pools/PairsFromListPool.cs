using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-012-pairs-from-list-pool", typeof(PairsFromListPool))]
[assembly: FaultyMiniport("pool-012-pairs-from-list-pool", "POOL-012")]

namespace FaultyMiniports;

/// <summary>Allocates pairs of list and NET_BUFFER from a pool of lists alone.</summary>
public sealed class PairsFromListPool : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.fAllocateNetBuffer = false;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
