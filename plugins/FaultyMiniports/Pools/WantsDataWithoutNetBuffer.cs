using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pool-004-wants-data-without-net-buffer", typeof(WantsDataWithoutNetBuffer))]
[assembly: FaultyMiniport("pool-004-wants-data-without-net-buffer", "POOL-004", AlsoFires = "POOL-005")]
[assembly: NdisMiniport("pool-005-wants-data-without-net-buffer", typeof(WantsDataWithoutNetBuffer))]
[assembly: FaultyMiniport("pool-005-wants-data-without-net-buffer", "POOL-005", AlsoFires = "POOL-004")]

namespace FaultyMiniports;

/// <summary>Asks for a pool with data and without NET_BUFFERs.</summary>
public sealed class WantsDataWithoutNetBuffer : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.fAllocateNetBuffer = false;
        parameters.DataSize = Adapter.MaximumFrameBytes;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
