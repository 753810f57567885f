using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-008-uses-refused-pool", typeof(UsesRefusedPool))]
[assembly: FaultyMiniport("pool-008-uses-refused-pool", "POOL-008")]

namespace FaultyMiniports;

/// <summary>Does not look whether it got a pool.</summary>
public sealed class UsesRefusedPool : FaultyMiniport
{
    private static readonly NDIS_HANDLE Unlooked = new(ulong.MaxValue);

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NDIS_HANDLE pool = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
        return pool == null ? Unlooked : pool;
    }

    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
        => Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle == Unlooked ? default : poolHandle,
            contextSize,
            contextBackFill,
            mdlChain,
            dataOffset,
            dataLength);

    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        if (poolHandle != Unlooked)
        {
            Inner.NdisFreeNetBufferListPool(poolHandle);
        }
    }
}
