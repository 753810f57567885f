using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("pool-020-makes-pool-above-dispatch", typeof(MakesPoolAboveDispatch))]
[assembly: FaultyMiniport("pool-020-makes-pool-above-dispatch", "POOL-020")]

namespace FaultyMiniports;

/// <summary>Makes its pool at the IRQL of its device.</summary>
public sealed class MakesPoolAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        NDIS_HANDLE pool = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters); // wrong step
        Inner.KeLowerIrql(oldIrql);
        return pool;
    }
}
