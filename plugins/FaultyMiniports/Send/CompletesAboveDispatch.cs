using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("send-018-completes-above-dispatch", typeof(CompletesAboveDispatch))]
[assembly: FaultyMiniport("send-018-completes-above-dispatch", "SEND-018")]

namespace FaultyMiniports;

/// <summary>Completes sends at the IRQL of its device.</summary>
public sealed class CompletesAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        Inner.KeLowerIrql(oldIrql);
    }
}
