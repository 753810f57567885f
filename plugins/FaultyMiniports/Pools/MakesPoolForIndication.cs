using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("pool-009-makes-pool-for-indication", typeof(MakesPoolForIndication))]
[assembly: FaultyMiniport("pool-009-makes-pool-for-indication", "POOL-009")]

namespace FaultyMiniports;

/// <summary>Makes and frees a pool with every indication.</summary>
public sealed class MakesPoolForIndication : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
            PoolTag = Adapter.Tag,
        };
        NDIS_HANDLE pool = Inner.NdisAllocateNetBufferListPool(miniportAdapterHandle, ref parameters);
        if (pool != null)
        {
            Inner.NdisFreeNetBufferListPool(pool);
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
