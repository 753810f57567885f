using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-008-indicates-twice", typeof(IndicatesTwice))]
[assembly: FaultyMiniport("recv-008-indicates-twice", "RECV-008", AlsoFires = "RECV-022")]

namespace FaultyMiniports;

/// <summary>Indicates lists again that NDIS has not given back.</summary>
public sealed class IndicatesTwice : FaultyMiniport
{
    private bool _isBack;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            _isBack = true;
            returnLists(context, lists, flags);
        };
    }

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        _isBack = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0;
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        if (!_isBack)
        {
            Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        }
    }
}
