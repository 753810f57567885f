using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-004-asks-after-completion", typeof(AsksAfterCompletion))]
[assembly: FaultyMiniport("sgdma-alloc-004-asks-after-completion", "SGDMA-ALLOC-004", AlsoFires = "SGDMA-ALLOC-024")]

namespace FaultyMiniports;

/// <summary>Asks for a list of the first frame of what it has just completed.</summary>
public sealed class AsksAfterCompletion : ListFollower
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        NET_BUFFER first = netBufferList.FirstNetBuffer;
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        if ((sendCompleteFlags & NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL) != 0)
        {
            NDIS_HANDLE dmaHandle = Adapter.DmaHandle;
            MapAside(
                dmaHandle,
                first,
                NDIS_SG_LIST_WRITE_TO_DEVICE,
                list => Inner.NdisMFreeNetBufferSGList(dmaHandle, list, first));
        }
    }
}
