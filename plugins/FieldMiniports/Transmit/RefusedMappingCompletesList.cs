using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("refused-mapping-completes-list", typeof(RefusedMappingCompletesList))]

namespace FieldMiniports;

/// <summary>
/// When the mapping of one frame is refused the whole list is completed at once, although other frames of it are
/// under way.
/// </summary>
public sealed class RefusedMappingCompletesList : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void OnMappingRefused(TransmitSlot slot)
        {
            NET_BUFFER_LIST list = slot.NetBufferList;
            slot.NetBufferList = null;
            list.Status = NDIS_STATUS_RESOURCES;
            Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
            Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, list, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            Adapter.Gate.Leave(1);
        }
    }
}
