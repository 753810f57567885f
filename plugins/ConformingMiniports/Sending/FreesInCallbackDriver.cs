using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>Copies the frame inside MiniportProcessSGList and frees the list there, before it posts anything.</summary>
public sealed class FreesInCallbackDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new FreeingPath(adapter);

    private sealed class FreeingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void Prepare(TransmitSlot slot) => MapFrame(slot);

        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            bool isCopied = TryCopy(slot);
            Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, slot.NetBuffer);
            Settle(
                slot,
                isCopied ? TransmitSlotState.Ready : TransmitSlotState.Failed,
                isCopied ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
        }
    }
}
