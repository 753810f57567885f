using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-001-asks-above-dispatch", typeof(AsksAboveDispatch))]
[assembly: FaultyMiniport("sgdma-alloc-001-asks-above-dispatch", "SGDMA-ALLOC-001")]

namespace FaultyMiniports;

/// <summary>Asks for lists at the IRQL of its device.</summary>
public sealed class AsksAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        Inner.KeLowerIrql(oldIrql);
        return status;
    }
}
