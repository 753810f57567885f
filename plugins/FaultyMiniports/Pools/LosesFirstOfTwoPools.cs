using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-017-loses-first-of-two-pools", typeof(LosesFirstOfTwoPools))]
[assembly: FaultyMiniport("pool-017-loses-first-of-two-pools", "POOL-017")]

namespace FaultyMiniports;

/// <summary>
/// Has a second pool of lists. If MiniportInitializeEx fails for want of the second, the first is lost.
/// </summary>
public sealed class LosesFirstOfTwoPools : FaultyMiniport
{
    private NDIS_HANDLE _first;

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NDIS_HANDLE first = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
        if (first == null)
        {
            return first;
        }

        NDIS_HANDLE second = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
        if (second != null)
        {
            _first = first;
        }

        return second;
    }

    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        Inner.NdisFreeNetBufferListPool(poolHandle);
        Inner.NdisFreeNetBufferListPool(_first);
    }
}
