using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("state-set-after-request", typeof(StateSetAfterRequest))]

namespace FieldMiniports;

/// <summary>
/// When a request for a mapping returns and the slot has no scatter/gather list, the slot is set to waiting for it. But
/// the callback may have run, and put a copy in place of a list in too many pieces: the frame then waits for ever.
/// </summary>
public sealed class StateSetAfterRequest : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void MapFrame(TransmitSlot slot)
        {
            NDIS_STATUS status = Ndis.NdisMAllocateNetBufferSGList(
                Adapter.DmaHandle,
                slot.NetBuffer,
                slot.Context,
                NDIS_SG_LIST_WRITE_TO_DEVICE,
                slot.ListBuffer,
                slot.ListBufferSize);
            if (status != NDIS_STATUS_SUCCESS)
            {
                OnMappingRefused(slot);
                return;
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
            if (slot.List == null)
            {
                slot.State = TransmitSlotState.Preparing;
            }

            Ndis.NdisDprReleaseSpinLock(_lock);
        }
    }
}
