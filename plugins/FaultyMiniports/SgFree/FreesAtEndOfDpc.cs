using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-010-frees-at-end-of-dpc", typeof(FreesAtEndOfDpc))]
[assembly: FaultyMiniport("sgdma-free-010-frees-at-end-of-dpc", "SGDMA-FREE-010", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Frees the lists of completed sends at the end of its DPC.</summary>
public sealed class FreesAtEndOfDpc : ListFollower
{
    private readonly List<ListRequest> _kept = [];
    private readonly List<NET_BUFFER_LIST> _completed = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
        => _kept.Add(request);

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            _completed.Add(list);
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_INTERRUPT_DPC dpc = miniportInterruptCharacteristics.InterruptDpcHandler!;
        miniportInterruptCharacteristics.InterruptDpcHandler = (context, dpcContext, throttle, reserved) =>
        {
            dpc(context, dpcContext, throttle, reserved);
            FreeListsOfCompleted();
        };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        FreeListsOfCompleted();
        Inner.NDIS_LOWER_IRQL(oldIrql);
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    private void FreeListsOfCompleted()
    {
        foreach (ListRequest request in _kept.Where(kept => _completed.Contains(kept.NetBufferList)).ToArray())
        {
            _kept.Remove(request);
            base.GiveBack(request);
        }

        _completed.Clear();
    }
}
