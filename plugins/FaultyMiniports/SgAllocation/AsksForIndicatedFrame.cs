using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-004-asks-for-indicated-frame", typeof(AsksForIndicatedFrame))]
[assembly: FaultyMiniport("sgdma-alloc-004-asks-for-indicated-frame", "SGDMA-ALLOC-004")]

namespace FaultyMiniports;

/// <summary>Asks for a list of a frame that it has indicated.</summary>
public sealed class AsksForIndicatedFrame : ListFollower
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
        NET_BUFFER first = netBufferList.FirstNetBuffer;
        _isBack = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0;
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        if (!_isBack)
        {
            NDIS_HANDLE dmaHandle = Adapter.DmaHandle;
            MapAside(dmaHandle, first, 0, list => Inner.NdisMFreeNetBufferSGList(dmaHandle, list, first));
        }
    }
}
