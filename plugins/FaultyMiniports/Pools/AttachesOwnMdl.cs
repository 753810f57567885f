using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pool-013-attaches-own-mdl", typeof(AttachesOwnMdl))]
[assembly: FaultyMiniport("pool-013-attaches-own-mdl", "POOL-013")]

namespace FaultyMiniports;

/// <summary>Takes lists with MDL and data from its pool, and puts an MDL of its own in the place of theirs.</summary>
public sealed class AttachesOwnMdl : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.DataSize = Adapter.MaximumFrameBytes;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }

    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
    {
        NET_BUFFER_LIST list = Inner.NdisAllocateNetBufferList(poolHandle, contextSize, contextBackFill);
        if (list != null)
        {
            NET_BUFFER netBuffer = list.FirstNetBuffer;
            netBuffer.MdlChain = mdlChain;
            netBuffer.CurrentMdl = mdlChain;
        }

        return list;
    }
}
