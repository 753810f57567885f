using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-015-forgets-one-list", typeof(ForgetsOneList))]
[assembly: FaultyMiniport("pool-015-forgets-one-list", "POOL-015")]

namespace FaultyMiniports;

/// <summary>Frees its pool and has forgotten one of its lists.</summary>
public sealed class ForgetsOneList : FaultyMiniport
{
    private NET_BUFFER_LIST _forgotten;

    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
    {
        NET_BUFFER_LIST list = Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, contextSize, contextBackFill, mdlChain, dataOffset, dataLength);
        _forgotten = list == null ? _forgotten : list;
        return list;
    }

    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        if (netBufferList != _forgotten)
        {
            Inner.NdisFreeNetBufferList(netBufferList);
        }
    }
}
