using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-018-indicates-above-dispatch", typeof(IndicatesAboveDispatch))]
[assembly: FaultyMiniport("recv-018-indicates-above-dispatch", "RECV-018")]

namespace FaultyMiniports;

/// <summary>Indicates at the IRQL of its device.</summary>
public sealed class IndicatesAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        Inner.KeLowerIrql(oldIrql);
    }
}
