using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-001-asks-below-dispatch", typeof(AsksBelowDispatch))]
[assembly: FaultyMiniport("sgdma-alloc-001-asks-below-dispatch", "SGDMA-ALLOC-001")]

namespace FaultyMiniports;

/// <summary>Asks for lists at PASSIVE_LEVEL where NDIS sent at PASSIVE_LEVEL.</summary>
public sealed class AsksBelowDispatch : FaultyMiniport
{
    private byte _levelOfSend = DISPATCH_LEVEL;

    /// <inheritdoc/>
    public override void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out oldIrql);
        _levelOfSend = oldIrql;
    }

    /// <inheritdoc/>
    public override void NDIS_LOWER_IRQL(byte oldIrql)
    {
        _levelOfSend = DISPATCH_LEVEL;
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
    {
        bool isRaised = _levelOfSend < DISPATCH_LEVEL;
        if (isRaised)
        {
            Inner.NDIS_LOWER_IRQL(_levelOfSend);
        }

        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        if (isRaised)
        {
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out _);
        }

        return status;
    }
}
