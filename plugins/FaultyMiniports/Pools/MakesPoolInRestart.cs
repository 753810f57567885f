using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("pool-009-makes-pool-in-restart", typeof(MakesPoolInRestart))]
[assembly: FaultyMiniport("pool-009-makes-pool-in-restart", "POOL-009")]

namespace FaultyMiniports;

/// <summary>Makes a pool in every MiniportRestart and frees it at once.</summary>
public sealed class MakesPoolInRestart : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NET_BUFFER_LIST_POOL_PARAMETERS pool = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_DEFAULT,
                    NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                    NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
                PoolTag = Adapter.Tag,
            };
            NDIS_HANDLE handle = Inner.NdisAllocateNetBufferListPool(Adapter.Handle, ref pool); // wrong step
            if (handle != null)
            {
                Inner.NdisFreeNetBufferListPool(handle);
            }

            return restart(context, ref parameters);
        };
    }
}
