using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-019-owns-pool-by-context", typeof(OwnsPoolByContext))]
[assembly: FaultyMiniport("pool-019-owns-pool-by-context", "POOL-019")]

namespace FaultyMiniports;

/// <summary>Makes its pool with the adapter context where the adapter handle is due.</summary>
public sealed class OwnsPoolByContext : FaultyMiniport
{
    private NDIS_HANDLE _context;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        _context = miniportAttributes.MiniportAdapterContext;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
        => Inner.NdisAllocateNetBufferListPool(_context, ref parameters);
}
