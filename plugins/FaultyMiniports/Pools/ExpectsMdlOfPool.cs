using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-011-expects-mdl-of-pool", typeof(ExpectsMdlOfPool))]
[assembly: FaultyMiniport("pool-011-expects-mdl-of-pool", "POOL-011")]

namespace FaultyMiniports;

/// <summary>
/// Allocates lists with NdisAllocateNetBufferList and looks into an MDL that it takes for one of the pool.
/// </summary>
public sealed class ExpectsMdlOfPool : FaultyMiniport
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
        NET_BUFFER_LIST list = Inner.NdisAllocateNetBufferList(poolHandle, contextSize, contextBackFill);
        if (list != null)
        {
            _ = list.FirstNetBuffer.MdlChain.ByteCount;
        }

        return list;
    }
}
