using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pool-012-pairs-from-data-pool", typeof(PairsFromDataPool))]
[assembly: FaultyMiniport("pool-012-pairs-from-data-pool", "POOL-012")]

namespace FaultyMiniports;

/// <summary>Allocates pairs of list and NET_BUFFER from a pool with data.</summary>
public sealed class PairsFromDataPool : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.DataSize = Adapter.MaximumFrameBytes;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
