using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("pool-001-leaves-size-zero", typeof(LeavesSizeZero))]
[assembly: FaultyMiniport("pool-001-leaves-size-zero", "POOL-001")]

namespace FaultyMiniports;

/// <summary>Leaves the size in the header of its pool parameters 0.</summary>
public sealed class LeavesSizeZero : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT, NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1, 0);
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
