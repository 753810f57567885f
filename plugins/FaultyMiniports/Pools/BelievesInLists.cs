using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("nbl-002-believes-in-lists", typeof(BelievesInLists))]
[assembly: FaultyMiniport("nbl-002-believes-in-lists", "NBL-002")]

namespace FaultyMiniports;

/// <summary>Uses a list without having looked whether it got one.</summary>
public sealed class BelievesInLists : FaultyMiniport
{
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
        list.Status = NDIS_STATUS_SUCCESS;
        return list;
    }
}
