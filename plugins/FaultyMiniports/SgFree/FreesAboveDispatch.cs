using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-free-006-frees-above-dispatch", typeof(FreesAboveDispatch))]
[assembly: FaultyMiniport("sgdma-free-006-frees-above-dispatch", "SGDMA-FREE-006")]

namespace FaultyMiniports;

/// <summary>Frees lists at the IRQL of its device.</summary>
public sealed class FreesAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);
        Inner.KeLowerIrql(oldIrql);
    }
}
