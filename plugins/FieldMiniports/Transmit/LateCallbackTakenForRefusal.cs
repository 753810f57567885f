using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("late-callback-taken-for-refusal", typeof(LateCallbackTakenForRefusal))]

namespace FieldMiniports;

/// <summary>
/// Driver that sends frame by frame: if MiniportProcessSGList has not run when the request for a mapping returns,
/// the mapping is taken for refused and the frame is copied; the callback comes all the same.
/// </summary>
public sealed class LateCallbackTakenForRefusal : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SingleTransmitPath(adapter)
    {
        private bool _isListHere;

        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            _isListHere = true;
            base.ProcessList(slot, list);
        }

        protected override void MapFrame(TransmitSlot slot)
        {
            _isListHere = false;
            NDIS_STATUS status = Ndis.NdisMAllocateNetBufferSGList(
                Adapter.DmaHandle,
                slot.NetBuffer,
                slot.Context,
                NDIS_SG_LIST_WRITE_TO_DEVICE,
                slot.ListBuffer,
                slot.ListBufferSize);
            if (status != NDIS_STATUS_SUCCESS || !_isListHere)
            {
                OnMappingRefused(slot);
            }
        }
    }
}
