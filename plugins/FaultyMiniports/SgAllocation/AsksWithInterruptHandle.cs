using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-002-asks-with-interrupt-handle", typeof(AsksWithInterruptHandle))]
[assembly: FaultyMiniport("sgdma-alloc-002-asks-with-interrupt-handle", "SGDMA-ALLOC-002")]

namespace FaultyMiniports;

/// <summary>Asks for lists with the interrupt handle.</summary>
public sealed class AsksWithInterruptHandle : FaultyMiniport
{
    private NDIS_HANDLE _interruptHandle;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        _interruptHandle = ndisInterruptHandle;
        return status;
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
        => Inner.NdisMAllocateNetBufferSGList(
            _interruptHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
}
