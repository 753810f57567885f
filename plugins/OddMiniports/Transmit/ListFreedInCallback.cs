using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("list-freed-in-callback", typeof(ListFreedInCallback))]

namespace OddMiniports.Transmit;

/// <summary>
/// Maps every frame, but copies it and frees the list inside MiniportProcessSGList. Legal: NdisMFreeNetBufferSGList:
/// at DISPATCH_LEVEL, when the list is not needed any more.
/// </summary>
public sealed class ListFreedInCallback : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            bool isCopied = TryCopy(slot);
            Ndis.NdisMFreeNetBufferSGList(adapter.DmaHandle, list, slot.NetBuffer);
            Settle(
                slot,
                isCopied ? TransmitSlotState.Ready : TransmitSlotState.Failed,
                isCopied ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
        }
    }
}
