using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-006-wants-crooked-context", typeof(WantsCrookedContext))]
[assembly: FaultyMiniport("pool-006-wants-crooked-context", "POOL-006")]

namespace FaultyMiniports;

/// <summary>Asks for a pool with 12 bytes of context.</summary>
public sealed class WantsCrookedContext : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.ContextSize = 12;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
